package io.streamwright.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.streamwright.benchmarks.feed.Checksum;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
     * @param cpuSeconds how long all processors together worked on it, collector and compiler included
     * @param peakBytes the most memory that the process has had
     * @param snapshots how many were taken
     */
    record Repetition(double seconds, double cpuSeconds, long peakBytes, long snapshots, Checksum.Outcome outcome) {

        String toLine() {
            return Fork.line(Map.of(
                    "seconds", seconds,
                    "cpu", cpuSeconds,
                    "peak", peakBytes,
                    "snapshots", snapshots,
                    "sum", outcome.sum(),
                    "results", outcome.results()));
        }

        static Repetition of(Map<String, String> line) {
            return new Repetition(
                    Fork.number(line, "seconds"),
                    Fork.number(line, "cpu"),
                    Fork.whole(line, "peak"),
                    Fork.whole(line, "snapshots"),
                    new Checksum.Outcome(Fork.whole(line, "sum"), Fork.whole(line, "results")));
        }
    }

    /** With side, repetitions to warm up, repetitions to measure, and {@link Load#toArgs}. */
    public static void main(String[] args) throws Exception {
        Side side = Side.of(args[0]);
        int warmUps = Integer.parseInt(args[1]);
        int measured = Integer.parseInt(args[2]);
        Load load = Load.ofArgs(List.of(args).subList(3, args.length));
        for (int i = 0; i < warmUps; i++) {
            side.run(load);
        }
        for (int i = 0; i < measured; i++) {
            System.out.println(run(side, load).toLine());
        }
        System.out.flush();
        // other engines may leave threads behind
        System.exit(0);
    }

    private static Repetition run(Side side, Load load) throws Exception {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpuStart = system.getProcessCpuTime();
        long start = System.nanoTime();
        Checksum.Outcome outcome = side.run(load);
        long nanos = System.nanoTime() - start;
        long cpuNanos = system.getProcessCpuTime() - cpuStart;
        long snapshots = side == OwnSide.STREAMWRIGHT && load.snapshotMillis() > 0 ? EngineRun.snapshotsTaken() : 0;
        return new Repetition(nanos / NANOS_PER_SECOND, cpuNanos / NANOS_PER_SECOND, peakBytes(), snapshots, outcome);
    }

    /** The most memory this process has had, as the kernel counts it; 0 where that is not known. */
    static long peakBytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        return 0;
    }
}
