package io.streamwright.core.operator;

/** A histogram of a handler on one lane, of 2 KiB whatever is recorded. Owned by the lane, which alone reads and writes it. */
public final class HistogramHandle implements io.streamwright.Histogram {
    private final String name;
    private final long[] buckets = new long[HistogramCounts.BUCKETS];
    private long sum;
    private long max;

    HistogramHandle(String name) {
        this.name = name;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** What was recorded by now. */
    public HistogramCounts counts() {
        return new HistogramCounts(buckets, sum, max);
    }

    @Override
    public void record(long value) {
        long counted = Math.max(0, value);
        buckets[HistogramCounts.bucket(counted)]++;
        sum = HistogramCounts.saturated(sum, counted);
        max = Math.max(max, counted);
    }
}
