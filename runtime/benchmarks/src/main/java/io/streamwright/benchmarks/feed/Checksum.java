package io.streamwright.benchmarks.feed;

/** Sums up results so that their order does not matter. Owned by one thread. */
public final class Checksum {
    private long sum;
    private long results;

    /** Adds a result that is made of these numbers. */
    public void add(long first, long second, long third) {
        long hash = first * 0x9E3779B97F4A7C15L + second;
        hash = (hash ^ (hash >>> 29)) * 0xBF58476D1CE4E5B9L + third;
        sum += hash ^ (hash >>> 32);
        results++;
    }

    /** The sum of all results, and how many there were. */
    public Outcome outcome() {
        return new Outcome(sum, results);
    }

    /** What two runs over the same events must agree on. */
    public record Outcome(long sum, long results) {

        /** Of nothing. */
        public static final Outcome NONE = new Outcome(0, 0);

        /** Of both together. */
        public Outcome and(Outcome other) {
            return new Outcome(sum + other.sum, results + other.results);
        }
    }
}
