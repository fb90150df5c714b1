package io.streamwright.samples.pageviews;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a {@code file:} sink has left in a directory. */
final class Parts {
    private Parts() {}

    /** The lines of all published parts, in the order of the parts. */
    static List<String> lines(Path directory) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path part : list(directory, Parts::isPublished)) {
            lines.addAll(Files.readAllLines(part));
        }
        return lines;
    }

    /** What is being written, or was. */
    static List<Path> unpublished(Path directory) throws IOException {
        return list(directory, file -> file.toString().endsWith(".inprogress"));
    }

    private static List<Path> list(Path directory, Predicate<Path> which) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(which).sorted().toList();
        }
    }

    private static boolean isPublished(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && !name.startsWith("_") && name.endsWith(".jsonl");
    }
}
