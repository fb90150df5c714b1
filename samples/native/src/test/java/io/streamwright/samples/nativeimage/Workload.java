package io.streamwright.samples.nativeimage;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A job with as many events as are wanted, from a file into files.
 *
 * @param sample what is run, or null for {@link BuiltJob#TOTALS}
 */
record Workload(Sample sample) {
    static List<Workload> all() {
        return Stream.concat(Stream.of(Sample.values()).map(Workload::new), Stream.of(new Workload(null)))
                .toList();
    }

    BuiltJob job() {
        return sample == null ? BuiltJob.TOTALS : sample.job();
    }

    String title() {
        return sample == null ? "totals, with the Kafka client" : sample.job().name();
    }

    /** The command line. */
    List<String> arguments(Path input, Path output) {
        if (sample == null) {
            return List.of("--payments=file:" + input, "--totals=file:" + output.resolve("totals") + "/");
        }
        return Stream.concat(Stream.of(sample.reading(input, false)), sample.writing(output).stream())
                .toList();
    }

    /** Writes a file of events. */
    Path write(Path folder, int events) throws IOException {
        Path file = folder.resolve(events + (sample == null ? "-payments.jsonl" : "-" + sample.fileName()));
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            if (sample == null) {
                writePayments(writer, events);
            } else {
                writer.write(sample.heading());
                writeAgainAndAgain(writer, sample.events(), events);
            }
        }
        return file;
    }

    private static void writePayments(BufferedWriter writer, int events) throws IOException {
        long at = Instant.parse("2026-05-01T10:00:00Z").toEpochMilli();
        for (int i = 0; i < events; i++) {
            writer.write("{\"card\":\"card-" + i * 7L % 1_000 + "\",\"cents\":" + i % 10_000 + ",\"at\":\""
                    + Instant.ofEpochMilli(at + i) + "\"}\n");
        }
    }

    /** The events of the sample, each time later by as long as they take. */
    private static void writeAgainAndAgain(BufferedWriter writer, List<String> lines, int events) throws IOException {
        EventTimes times = EventTimes.of(lines);
        for (int written = 0; written < events; written++) {
            int round = written / lines.size();
            writer.write(times.later(lines.get(written % lines.size()), round));
            writer.write('\n');
        }
    }
}
