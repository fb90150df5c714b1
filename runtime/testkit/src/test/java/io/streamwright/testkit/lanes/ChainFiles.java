package io.streamwright.testkit.lanes;

import io.streamwright.core.api.JobRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** The chain of two exchanges from a file to files: its input, its results. */
final class ChainFiles {
    static final List<String> SINKS = List.of("numbered", "spent", "again");

    private final Path folder;

    ChainFiles(Path folder) {
        this.folder = folder;
    }

    /** So many purchases, none of them late, with pauses after which many windows and timers are due at once. */
    static Path input(Path folder, int count, long seed) throws IOException {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < count; i++) {
            at += random.nextInt(400) == 0 ? 1_000 : random.nextInt(3);
            lines.add("{\"user\":" + random.nextInt(200) + ",\"product\":\"p" + random.nextInt(40) + "\",\"cents\":"
                    + random.nextInt(1_000) + ",\"at\":" + (at - random.nextInt(20)) + "}");
        }
        return Files.write(folder.resolve("purchases.jsonl"), lines);
    }

    /** A run that reads {@code source} and writes below this folder. */
    JobRunner runner(String source, int lanes) {
        JobRunner runner = JobRunner.of(new ChainJob())
                .set("purchases", source)
                .set("parallelism", String.valueOf(lanes))
                .stateDir(folder.resolve("state"));
        for (String sink : SINKS) {
            runner.set(sink, "file:" + folder.resolve(sink) + "/");
        }
        return runner;
    }

    /** All that was published by a sink, in the order of the files' names: by snapshot, then by lane. */
    List<String> lines(String sink) {
        Path directory = folder.resolve(sink);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.filter(each -> !each.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, by key: the first value of a line. */
    Map<String, List<String>> byKey(String sink) {
        Map<String, List<String>> keys = new HashMap<>();
        for (String line : lines(sink)) {
            keys.computeIfAbsent(line.split("[:,]")[sink.equals("again") ? 0 : 1], key -> new ArrayList<>())
                    .add(line);
        }
        return keys;
    }
}
