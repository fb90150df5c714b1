package io.streamwright.samples.nativeimage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The samples that read files: what they read, and where they write. */
enum Sample {
    ERRORS("errors", "lines", "data/log.jsonl", "errors"),
    PAGE_VIEWS("page-views", "views", "target/views.jsonl", "unreadable", "counts", "crawlers", "hours"),
    QUAKES("quakes", "quakes", "data/earthquakes.csv", "daily", "rolling", "days", "alerts"),
    SERVERS("servers", "readings", "data/ec2_cpu.csv", "overloads", "longOnes"),
    TAXI("taxi", "passengers", "data/nyc_taxi.csv", "alerts", "days"),
    WORD_COUNT("word-count", "lines", "data/stream.txt", "counts", "leaders");

    private static final int VIEWS = 20_000;

    private final BuiltJob job;
    private final String source;
    private final String input;
    private final List<String> sinks;

    Sample(String name, String source, String input, String... sinks) {
        this.job = new BuiltJob(name, name);
        this.source = source;
        this.input = input;
        this.sinks = List.of(sinks);
    }

    BuiltJob job() {
        return job;
    }

    /** The name of the file it reads if not told otherwise. */
    String input() {
        return input;
    }

    String fileName() {
        return Path.of(input).getFileName().toString();
    }

    /** The lines of its input; of a CSV file without the heading. */
    List<String> events() {
        List<String> lines = this == PAGE_VIEWS ? views() : read(job.folder().resolve(input));
        return hasHeading() ? lines.subList(1, lines.size()) : lines;
    }

    /** The heading with its line end, empty where there is none. */
    String heading() {
        return hasHeading() ? read(job.folder().resolve(input)).get(0) + "\n" : "";
    }

    private boolean hasHeading() {
        return input.endsWith(".csv");
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This one has no data: views of forty pages, a little out of order, and one who views more than people do. */
    private static List<String> views() {
        Random random = new Random(4);
        long now = Instant.parse("2024-05-01T10:00:00Z").toEpochMilli();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < VIEWS; i++) {
            now += random.nextInt(100);
            String user = (random.nextInt(10) == 0 ? "bot-" : "u") + (i % 8 == 0 ? 0 : random.nextInt(500));
            lines.add("{\"page\":\"/p" + random.nextInt(40) + "\",\"user\":\"" + user + "\",\"at\":\""
                    + Instant.ofEpochMilli(now - random.nextInt(3_000)) + "\"}");
        }
        return lines;
    }

    /** The setting that lets it read a file. */
    String reading(Path file, boolean follow) {
        return "--" + source + "=file:" + file + (follow ? "?follow=true" : "");
    }

    /** The settings that let it write everything into directories below a folder. */
    List<String> writing(Path folder) {
        return sinks.stream()
                .map(sink -> "--" + sink + "=file:" + folder.resolve(sink) + "/?format=json")
                .toList();
    }

    /** What it has published below a folder, sorted, each line with its sink. */
    List<String> published(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String sink : sinks) {
            try (Stream<Path> files = Files.list(folder.resolve(sink))) {
                files.filter(file -> file.getFileName().toString().startsWith("part-"))
                        .flatMap(file -> read(file).stream())
                        .forEach(line -> lines.add(sink + " " + line));
            }
        }
        String[] sorted = lines.toArray(new String[0]);
        Arrays.sort(sorted);
        return Arrays.asList(sorted);
    }
}
