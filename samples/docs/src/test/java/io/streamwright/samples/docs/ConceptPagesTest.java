package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.samples.docs.MarkdownPage.Block;
import io.streamwright.samples.pageviews.PageViews.PageCount;
import io.streamwright.samples.pageviews.PageViews.PageView;
import io.streamwright.samples.pageviews.PageViewsJob;
import io.streamwright.testkit.JobHarness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drawings and messages that say what is generated, what the compiler says, when windows close and which there are. */
@Proves(page = "README.md", language = "text", beginning = "PageViews.java:7: error:")
@Proves(page = "docs/concepts/how-a-job-is-compiled.md", language = "text")
@Proves(page = "docs/concepts/time-and-watermarks.md", language = "text", beginning = "read         10:00:58")
@Proves(page = "docs/reference/windows.md", language = "text")
class ConceptPagesTest {
    @TempDir
    Path folder;

    /** The example of the README, each type in a file of its own. */
    private static Map<String, String> example(boolean nested) {
        Block block = MarkdownPage.read("README.md").blocks("java").get(0);
        if (nested) {
            return JavaSnippets.typesOf(block);
        }
        Map<String, String> types = new LinkedHashMap<>();
        String header = "package page; import io.streamwright.*; import java.time.*; import java.util.*; ";
        String text = block.text();
        int operator = text.indexOf("    @KeyedBy");
        int source = text.indexOf("    @Source");
        text.substring(0, operator)
                .lines()
                .filter(line -> line.contains("record "))
                .forEach(line -> types.put(line.strip().split("[ (]")[1], header + line));
        types.put("ViewsPerMinute", header + text.substring(operator, source));
        types.put("PageViews", header + text.lines().limit(2).reduce("", (a, b) -> a + b) + text.substring(source));
        return types;
    }

    @Test
    void whatIsGenerated_hasTheNamesOfTheDrawing() throws Exception {
        Block drawing = MarkdownPage.read("docs/concepts/how-a-job-is-compiled.md")
                .blocks("text")
                .get(0);
        assertThat(new UserCompiler(folder).compile(example(false))).isEmpty();

        List<String> generated;
        try (Stream<Path> files = Files.list(folder.resolve("page"))) {
            generated = files.map(file -> file.getFileName().toString().replace(".class", ""))
                    .toList();
        }
        List<String> drawn = drawing.lines().stream()
                .map(line -> line.strip().split(" ")[0])
                .filter(name -> name.startsWith("PageViewsJob") || name.startsWith("PageViews_"))
                .toList();
        assertThat(drawn).hasSize(4);
        assertThat(generated).containsAll(drawn);
    }

    @Test
    void aMisspeltKey_givesTheMessagesOfThePages() {
        assertThat(error(true)).contains(words(message("README.md")));
        assertThat(error(false)).contains(words(message("docs/concepts/how-a-job-is-compiled.md")));
    }

    /** The block with the code, from the code on. */
    private static String message(String page) {
        return MarkdownPage.read(page).blocks("text").stream()
                .map(Block::text)
                .filter(text -> text.contains("error: SW0502"))
                .map(text -> text.substring(text.indexOf("SW0502")))
                .findFirst()
                .orElseThrow();
    }

    private String error(boolean nested) {
        Map<String, String> types = example(nested);
        types.replaceAll((name, source) -> source.replace("@KeyedBy(\"page\")", "@KeyedBy(\"pge\")"));
        List<UserCompiler.Message> messages = new UserCompiler(folder.resolve("wrong")).compile(types);
        assertThat(messages).hasSize(1);
        return words(messages.get(0).text());
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    @Test
    void theViewsOfTheDrawing_closeTheWindowWhereItSays() {
        Block drawing = MarkdownPage.read("docs/concepts/time-and-watermarks.md").blocks("text").stream()
                .filter(block -> block.text().startsWith("read"))
                .findFirst()
                .orElseThrow();
        List<String> times = Pattern.compile("\\d\\d:\\d\\d:\\d\\d")
                .matcher(drawing.lines().get(0))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(times).hasSize(5);
        try (JobHarness job = JobHarness.start(new PageViewsJob())) {
            for (String time : times) {
                assertThat(job.drain("counts")).as("before " + time).isEmpty();
                job.send("views", view(time));
            }
            assertThat(job.drain("counts", PageCount.class))
                    .extracting(PageCount::views)
                    .containsExactly(3L);

            job.send("views", view("10:00:57"));
            assertThat(job.lateDropped("counts")).isEqualTo(1);
        }
    }

    private static PageView view(String time) {
        return new PageView("/", "ada", Instant.parse("2024-05-01T" + time + "Z"));
    }

    @Test
    void anEventIsInTheWindowsOfTheDrawing() throws Exception {
        MarkdownPage page = MarkdownPage.read("docs/reference/windows.md");
        Map<String, String> sources =
                new LinkedHashMap<>(JavaSnippets.typesOf(page.blocks("java").get(0)));
        sources.put("Shops", """
                package page;
                import io.streamwright.*;
                @StreamJob("shops")
                interface Shops {
                    @Source("file:orders.jsonl") StreamOf<Order> orders();
                    @Apply(TurnoverPerHour.class) @Sink("stdout:?format=json") StreamOf<Turnover> turnover();
                }
                """);
        assertThat(new UserCompiler(folder).compile(sources)).isEmpty();
        String text = page.blocks("text").get(0).text();
        String at = Pattern.compile("\\^ (\\d+:\\d+)")
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        List<String> windows = Pattern.compile("\\[ (\\d+:\\d+) -+ (\\d+:\\d+) \\)")
                .matcher(text)
                .results()
                .map(window ->
                        "\"from\":\"" + instant(window.group(1)) + "\",\"to\":\"" + instant(window.group(2)) + "\"")
                .toList();
        assertThat(windows).hasSize(4);
        Files.writeString(
                folder.resolve("orders.jsonl"), "{\"shop\":\"s\",\"cents\":1,\"at\":\"" + instant(at) + "\"}\n");

        try (JobProcess job = JobProcess.start(folder, "page.ShopsJob")) {
            assertThat(job.await()).as(job.err()).isZero();
            List<String> lines = job.out().lines().toList();
            assertThat(lines).hasSize(4);
            for (int i = 0; i < 4; i++) {
                assertThat(lines.get(i)).contains(windows.get(i));
            }
        }
    }

    private static String instant(String time) {
        return "2024-05-01T" + (time.length() == 4 ? "0" : "") + time + ":00Z";
    }
}
