package io.streamwright.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** A page in which each suite has a place between two marks, so that one can be measured anew without the others. */
final class Page {
    private final Path file;

    Page(Path file) {
        this.file = file;
    }

    /** Puts the results of a suite into its place. */
    void write(String suite, Suite.Shown shown, String how) throws IOException {
        String begin = "<!-- " + suite + " -->";
        String end = "<!-- end of " + suite + " -->";
        String text = Files.readString(file);
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException(file + " has no place for " + suite + ": a line \"" + begin
                    + "\" and after it a line \"" + end + "\"");
        }
        Files.writeString(
                file,
                text.substring(0, from + begin.length()) + "\n" + shown.text().stripLeading() + "\n" + how + "\n"
                        + text.substring(to));
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        for (Map.Entry<String, String> plot : shown.plots().entrySet()) {
            Files.writeString(folder.resolve(plot.getKey()), plot.getValue());
        }
    }
}
