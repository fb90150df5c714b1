package io.streamwright.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;

/**
 * Runs a job's generated code and the loop written by hand in turns, on one thread, and prints how their best times compare. What
 * counts is the processor's time of this thread, and of many short runs the best: other processes can make a run slower,
 * but not all of them, and none faster. Ends as soon as the ratio is reached.
 */
final class RatioCheck {
    private static final int LEAST_ROUNDS = 5;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private RatioCheck() {}

    /** With a workload and a ratio. */
    public static void main(String[] args) throws Exception {
        double enough = Double.parseDouble(args[1]);
        Load load = new Load(Workload.of(args[0]), 1_000, 400_000, 100);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long bestOfLoop = Long.MAX_VALUE;
        long bestOfJob = Long.MAX_VALUE;
        int rounds = 0;
        long start = System.nanoTime();
        while (rounds < LEAST_ROUNDS
                || ((double) bestOfLoop / bestOfJob < enough && System.nanoTime() - start < LONGEST_NANOS)) {
            bestOfLoop = Math.min(bestOfLoop, nanos(threads, OwnSide.HANDWRITTEN, load));
            bestOfJob = Math.min(bestOfJob, nanos(threads, OwnSide.GENERATED, load));
            rounds++;
        }
        System.out.println(Fork.line(Map.of(
                "ratio", (double) bestOfLoop / bestOfJob,
                "rounds", rounds,
                "loop", bestOfLoop,
                "job", bestOfJob)));
    }

    private static long nanos(ThreadMXBean threads, Side side, Load load) throws Exception {
        long before = threads.getCurrentThreadCpuTime();
        side.run(load);
        return threads.getCurrentThreadCpuTime() - before;
    }
}
