package io.streamwright.benchmarks;

import java.util.Locale;

/**
 * One side of one workload in a process of its own, so that what the compiler has learned from one does not colour another.
 * Prints a line for each repetition that counts.
 */
final class Trial {
    private static final double NANOS_PER_SECOND = 1e9;

    private Trial() {}

    /**
     * One repetition.
     *
     * @param seconds how long it took
     */
    record Repetition(double seconds, Checksum.Outcome outcome) {
        private static final String MARK = "repetition";

        String toLine() {
            return String.format(Locale.ROOT, "%s %.6f %d %d", MARK, seconds, outcome.sum(), outcome.results());
        }

        static boolean isLine(String line) {
            return line.startsWith(MARK);
        }

        static Repetition ofLine(String line) {
            String[] parts = line.split(" ");
            return new Repetition(
                    Double.parseDouble(parts[1]),
                    new Checksum.Outcome(Long.parseLong(parts[2]), Long.parseLong(parts[3])));
        }
    }

    /**
     * With side, workload, keys, events, events per millisecond, lanes, splits, repetitions to warm up, repetitions to
     * measure.
     */
    public static void main(String[] args) {
        Side side = Side.valueOf(args[0].toUpperCase(Locale.ROOT));
        Load load = new Load(
                Workload.of(args[1]),
                Integer.parseInt(args[2]),
                Long.parseLong(args[3]),
                Integer.parseInt(args[4]),
                Integer.parseInt(args[5]),
                Integer.parseInt(args[6]));
        int warmUps = Integer.parseInt(args[7]);
        int measured = Integer.parseInt(args[8]);
        for (int i = 0; i < warmUps; i++) {
            side.run(load);
        }
        for (int i = 0; i < measured; i++) {
            System.out.println(run(side, load).toLine());
        }
    }

    private static Repetition run(Side side, Load load) {
        long start = System.nanoTime();
        Checksum.Outcome outcome = side.run(load);
        return new Repetition((System.nanoTime() - start) / NANOS_PER_SECOND, outcome);
    }
}
