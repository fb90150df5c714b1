package io.streamwright.benchmarks;

import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.jobs.SensorTotalsJob;
import io.streamwright.benchmarks.loops.JsonLoop;
import io.streamwright.core.api.JobRunner;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Measures from a file of JSON lines to a file of JSON lines. */
final class JsonTrial {
    private static final double NANOS_PER_SECOND = 1e9;

    private JsonTrial() {}

    /** With a side, a file, repetitions to warm up, repetitions to measure. */
    public static void main(String[] args) throws Exception {
        boolean byHand = args[0].equals("handwritten");
        Path in = Path.of(args[1]);
        Path out = in.resolveSibling("out-" + args[0] + ".jsonl");
        int warmUps = Integer.parseInt(args[2]);
        for (int i = 0; i < warmUps + Integer.parseInt(args[3]); i++) {
            Files.deleteIfExists(out);
            long start = System.nanoTime();
            if (byHand) {
                new JsonLoop().run(in, out);
            } else {
                job(in, out);
            }
            double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
            if (i >= warmUps) {
                Checksum.Outcome outcome = outcome(out);
                System.out.println(
                        Fork.line(Map.of("seconds", seconds, "sum", outcome.sum(), "lines", outcome.results())));
            }
        }
    }

    static void job(Path in, Path out) throws InterruptedException {
        JobRunner.of(new SensorTotalsJob())
                .set("readings", in.toUri().toString())
                .set("totals", out.toUri().toString())
                .run();
    }

    /** Of the lines, in any order. */
    static Checksum.Outcome outcome(Path file) throws IOException {
        Checksum checksum = new Checksum();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                long hash = 0;
                for (int i = 0; i < line.length(); i++) {
                    hash = 31 * hash + line.charAt(i);
                }
                checksum.add(hash, line.length(), 0);
            }
        }
        return checksum.outcome();
    }
}
