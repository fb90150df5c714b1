package io.streamwright.benchmarks;

import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.feed.EventGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From a file of JSON lines to a file of JSON lines, against a loop over Jackson. */
final class JsonSuite implements Suite {
    @Override
    public String key() {
        return "json";
    }

    @Override
    public Shown run(Options options) throws IOException, InterruptedException {
        Path folder = Folders.temporary("json");
        try {
            Path in = folder.resolve("in.jsonl");
            long lines = options.events() / 5;
            write(in, lines, 10_000);
            return new Shown(measure(options, in, lines));
        } finally {
            Folders.delete(folder);
        }
    }

    private static String measure(Options options, Path in, long lines) throws IOException, InterruptedException {
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        String expected = null;
        for (int round = 0; round < options.rounds(); round++) {
            for (String side : List.of("handwritten", "streamwright")) {
                List<String> args = List.of(side, in.toString(), "2", "3");
                List<Double> ofFork = new ArrayList<>();
                List<String> jvm = new ArrayList<>(options.jvm());
                jvm.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
                for (Map<String, String> line : Fork.run(JsonTrial.class, jvm, args)) {
                    String outcome = line.get("sum") + " " + line.get("lines");
                    if (expected != null && !expected.equals(outcome)) {
                        throw new IllegalStateException(side + " writes other lines: " + outcome + ", not " + expected);
                    }
                    expected = outcome;
                    ofFork.add(lines / Fork.number(line, "seconds") / 1e6);
                }
                rates.computeIfAbsent(side, key -> new ArrayList<>()).add(Numbers.median(ofFork));
            }
        }
        List<Double> byHand = rates.getOrDefault("handwritten", List.of());
        List<Double> engine = rates.getOrDefault("streamwright", List.of());
        return String.format(
                Locale.ROOT,
                """
                Sum, count and maximum of 10,000 sensors in windows of ten seconds, %,d lines of %.0f bytes; millions of lines
                per second, which must come out the same:

                | a loop over `jackson-core` | streamwright | ratio |
                | ---: | ---: | ---: |
                | %s | %s | %s x |
                """,
                lines,
                (double) Files.size(in) / lines,
                Numbers.withRange(byHand),
                Numbers.withRange(engine),
                Numbers.two(Numbers.ratio(engine, byHand)));
    }

    static void write(Path file, long lines, int sensors) throws IOException {
        EventGenerator generator = new EventGenerator(sensors, 10);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (long i = 0; i < lines; i++) {
                Event event = generator.next();
                out.write("{\"sensor\":\"sensor-");
                out.write(Integer.toString((int) Math.floorMod(event.key(), (long) sensors)));
                out.write("\",\"value\":");
                out.write(Long.toString(event.value()));
                out.write(",\"unit\":\"mV\",\"time\":");
                out.write(Long.toString(event.time()));
                out.write("}\n");
            }
        }
    }
}
