package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.samples.docs.MarkdownPage.Block;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drawings of the pages on windows: what they show is what the jobs of these pages do. */
@Proves(page = "docs/reference/lateness.md", language = "text")
@Proves(page = "docs/reference/triggers.md", language = "text", beginning = "@Window(size = \"1h\", every")
@Proves(page = "docs/reference/triggers.md", language = "text", beginning = "@Window(count = 3")
class WindowPagesTest {
    private static final Pattern COMES =
            Pattern.compile("(\\d\\d:\\d\\d:\\d\\d) comes +-> (counts|@OnLate)(?:: (\\d) views)?");
    private static final Pattern WATERMARK = Pattern.compile("watermark (\\d\\d:\\d\\d:\\d\\d\\.\\d{3})");

    @TempDir
    Path folder;

    @Test
    void lateEvents_goWhereTheDrawingSays() throws Exception {
        MarkdownPage page = MarkdownPage.read("docs/reference/lateness.md");
        assertThat(new UserCompiler(folder)
                        .compile(JavaSnippets.typesOf(page.blocks("java").get(0))))
                .isEmpty();
        Block drawing = page.blocks("text").get(0);
        List<String> watermarks = new ArrayList<>();
        Matcher found = WATERMARK.matcher(drawing.text());
        while (found.find()) {
            watermarks.add(found.group(1));
        }
        assertThat(watermarks).hasSize(2);

        List<String> events = new ArrayList<>();
        List<String> results = new ArrayList<>();
        List<String> late = new ArrayList<>();
        Matcher comes = COMES.matcher(drawing.text());
        while (comes.find()) {
            String what = comes.group(2) + comes.group(3);
            if (what.equals("counts3")) {
                events.add(mover(watermarks.get(0)));
                results.add("\"views\":2,\"why\":\"ON_TIME\"");
            } else if (what.startsWith("@")) {
                events.add(mover(watermarks.get(1)));
                late.add(comes.group(1));
            }
            events.add(view("home", Instant.parse("2024-05-01T" + comes.group(1) + "Z")));
            if (comes.group(3) != null) {
                results.add("\"views\":" + comes.group(3) + ",\"why\":\"LATE\"");
            }
        }
        assertThat(events).hasSize(7);
        Files.write(folder.resolve("views.jsonl"), events);

        try (JobProcess job = JobProcess.start(
                folder, "page.LateViewsJob", "--counts=stdout:?format=json", "--late=stdout:?format=json")) {
            assertThat(job.await()).as(job.err()).isZero();
            List<String> home =
                    job.out().lines().filter(line -> line.contains("\"home\"")).toList();
            assertThat(home).hasSize(4);
            for (int i = 0; i < results.size(); i++) {
                assertThat(home.get(i)).contains(results.get(i));
            }
            assertThat(home.get(3)).contains(late.get(0)).contains("\"user\"");
        }
    }

    @Test
    void earlyFirings_areThoseOfTheDrawing() throws Exception {
        MarkdownPage page = MarkdownPage.read("docs/reference/triggers.md");
        Map<String, String> sources =
                new LinkedHashMap<>(JavaSnippets.typesOf(page.blocks("java").get(0)));
        sources.put("Parts", """
                package page;
                import io.streamwright.*;
                @KeyedBy("page")
                @Window(size = "1h", every = "10m", discarding = true)
                class Parts {
                    @State long views;
                    @OnEvent void add(View view) { views++; }
                    @OnClose String put(@Key String page) { return page + " part " + views; }
                }
                """);
        sources.put("Hours", """
                package page;
                import io.streamwright.*;
                @StreamJob("hours")
                interface Hours {
                    @Source("file:views.jsonl") StreamOf<View> views();
                    @Apply(ViewsPerHour.class) @Sink("stdout:?format=json") StreamOf<Progress> hours();
                    @Apply(Parts.class) @Sink("stdout:?format=json") StreamOf<String> parts();
                }
                """);
        assertThat(new UserCompiler(folder).compile(sources)).isEmpty();
        List<String> drawing = page.blocks("text").get(0).lines();
        String events = drawing.stream()
                .filter(line -> line.contains("--x"))
                .findFirst()
                .orElseThrow();
        Instant start = Instant.parse("2024-05-01T10:00:00Z");
        List<String> views = new ArrayList<>();
        int zero = events.indexOf('|');
        for (int minute = 0; minute <= 60; minute++) {
            if (events.charAt(zero + minute) == 'x') {
                views.add(view("home", start.plusSeconds(60L * minute)));
            } else if (minute % 10 == 0 && minute > 0) {
                views.add(view("other", start.plusSeconds(60L * minute).plusMillis(1)));
            }
        }
        Files.write(folder.resolve("views.jsonl"), views);

        try (JobProcess job = JobProcess.start(folder, "page.HoursJob")) {
            assertThat(job.await()).as(job.err()).isZero();
            List<String> home =
                    job.out().lines().filter(line -> line.contains("home")).toList();
            assertThat(numbers(home, "\"views\":(\\d+)")).isEqualTo(numbers(drawing, "^accumulating +(.*)$"));
            assertThat(numbers(home, "part (\\d+)")).isEqualTo(numbers(drawing, "^discarding +(.*)$"));
        }
    }

    @Test
    void lastEvents_areThoseOfTheDrawing() throws Exception {
        List<String> drawing = MarkdownPage.read("docs/reference/triggers.md")
                .blocks("text")
                .get(1)
                .lines();
        assertThat(new UserCompiler(folder).compile(Map.of("Lasts", """
                package page;
                import io.streamwright.*;
                import java.util.*;
                @StreamJob("lasts")
                interface Lasts {
                    record Number(String key, int value) {}
                    @Source("file:numbers.jsonl") StreamOf<Number> numbers();
                    @Apply(Last.class) @Sink("stdout:?format=json") StreamOf<String> sums();
                    @KeyedBy("key") %s
                    class Last {
                        @State List<String> seen = new ArrayList<>();
                        @OnEvent void add(Number number) { seen.add("" + number.value()); }
                        @OnClose String close() { return String.join("+", seen); }
                    }
                }
                """.formatted(
                                drawing.get(0).substring(0, drawing.get(0).indexOf(')') + 1)))))
                .isEmpty();
        String numbers =
                drawing.get(0).substring(drawing.get(0).indexOf(':') + 1).strip();
        List<String> events = new ArrayList<>();
        for (String number : numbers.split(" +")) {
            events.add("{\"key\":\"k\",\"value\":" + number + "}");
        }
        Files.write(folder.resolve("numbers.jsonl"), events);

        try (JobProcess job = JobProcess.start(folder, "page.LastsJob")) {
            assertThat(job.await()).as(job.err()).isZero();
            List<String> sums = job.out()
                    .lines()
                    .filter(line -> line.contains("+"))
                    .map(line -> line.replace("\"", "").strip())
                    .toList();
            assertThat(sums).isEqualTo(numbers(drawing, "results: +(.*)$"));
        }
    }

    /** All numbers in what a pattern finds in the lines, in order. */
    private static List<String> numbers(List<String> lines, String pattern) {
        List<String> numbers = new ArrayList<>();
        for (String line : lines) {
            Matcher found = Pattern.compile(pattern).matcher(line);
            if (found.find()) {
                numbers.addAll(List.of(found.group(1).strip().split(" +")));
            }
        }
        return numbers;
    }

    /** An event of another page that moves the watermark there. */
    private static String mover(String watermark) {
        return view("other", Instant.parse("2024-05-01T" + watermark + "Z").plusMillis(5_001));
    }

    private static String view(String page, Instant at) {
        return "{\"page\":\"" + page + "\",\"user\":\"ada\",\"millis\":1,\"at\":\"" + at + "\"}";
    }
}
