package io.streamwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.processor.diagnose.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page of all diagnostics in the documentation, made of the enum and of the fixtures. After a wanted change run with {@code
 * -Dstreamwright.golden.write=true} and read the difference.
 */
class DiagnosticsPageTest {
    private static final Path PAGE = Path.of("../docs/reference/diagnostics.md");

    private static final Map<String, String> THEMES = new TreeMap<>(Map.ofEntries(
            Map.entry("SW00", "The processor itself"),
            Map.entry("SW01", "The job interface and its methods"),
            Map.entry("SW02", "Wiring: which stream feeds which"),
            Map.entry("SW03", "Sources, sinks and what cannot be decoded"),
            Map.entry("SW04", "Time, windows and watermarks"),
            Map.entry("SW05", "Keys"),
            Map.entry("SW06", "Operator classes and their fields"),
            Map.entry("SW07", "Handlers and their parameters"),
            Map.entry("SW08", "Types of events, keys and state"),
            Map.entry("SW09", "Annotations where they mean nothing"),
            Map.entry("SW10", "Lanes: how many, and which one an event goes to"),
            Map.entry("SW11", "Events that are made up")));

    @Test
    void page_thenSaysWhatTheProcessorSays() throws IOException {
        String page = page();
        if (Boolean.getBoolean("streamwright.golden.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Diagnostics

                Everything that the build can find wrong with a job, by its permanent code. Each message says what is wrong and
                what to do about it; words in *italics* stand for names of yours. The examples mark the line that is reported.
                """);
        for (Map.Entry<String, String> theme : THEMES.entrySet()) {
            page.append("\n## ").append(theme.getValue()).append('\n');
            List<Problem> problems = Stream.of(Problem.values())
                    .filter(problem -> problem.code().startsWith(theme.getKey()))
                    .sorted(Comparator.comparing(Problem::code))
                    .toList();
            for (Problem problem : problems) {
                append(problem, page);
            }
        }
        return page.toString();
    }

    private static void append(Problem problem, StringBuilder page) throws IOException {
        String code = problem.code();
        page.append("\n### <a id=\"%s\"></a>%s\n\n".formatted(code.toLowerCase(Locale.ROOT), code));
        page.append(italics(problem.cause())).append('\n');
        page.append(italics(problem.remedy())).append('\n');
        Optional<List<String>> example = example(code);
        if (example.isPresent()) {
            page.append("\n```java\n");
            example.get().forEach(line -> page.append(line).append('\n'));
            page.append("```\n");
        }
    }

    private static String italics(String template) {
        return template.replaceAll("`?\\{([a-zA-Z]+)}`?", "*$1*").replaceAll("([a-z])([A-Z])(?=[a-z]*\\*)", "$1 $2");
    }

    /** The lines around the first one that is marked, up to the next empty ones. */
    private static Optional<List<String>> example(String code) throws IOException {
        for (Path fixture : Fixtures.all("bad")) {
            if (!fixture.getFileName().toString().startsWith(code)) {
                continue;
            }
            for (Path source : Fixtures.sources(fixture)) {
                List<String> lines = Files.readAllLines(source);
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).matches(".*// expect: .*" + code + ".*")) {
                        return Optional.of(paragraph(lines, i));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> paragraph(List<String> lines, int at) {
        int start = at;
        while (start > 0 && !lines.get(start - 1).isBlank()) {
            start--;
        }
        int end = at;
        while (end + 1 < lines.size() && !lines.get(end + 1).isBlank()) {
            end++;
        }
        List<String> paragraph = new ArrayList<>();
        for (String line : lines.subList(start, end + 1)) {
            paragraph.add(line.replaceAll("// expect: (SW\\d{4}).*", "// $1").replaceAll(" // expect: javac", ""));
        }
        boolean isNested = paragraph.get(0).startsWith(" ");
        if (isNested && paragraph.get(paragraph.size() - 1).equals("}")) {
            // It closes what the paragraph is part of.
            paragraph.remove(paragraph.size() - 1);
        }
        return String.join("\n", paragraph).stripIndent().lines().toList();
    }
}
