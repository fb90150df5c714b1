package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.samples.docs.MarkdownPage.Block;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drawings of the pages on windows: what they show is what the jobs of these pages do. */
@Proves(page = "docs/reference/lateness.md", language = "text")
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

    /** An event of another page that moves the watermark there. */
    private static String mover(String watermark) {
        return view("other", Instant.parse("2024-05-01T" + watermark + "Z").plusMillis(5_001));
    }

    private static String view(String page, Instant at) {
        return "{\"page\":\"" + page + "\",\"user\":\"ada\",\"at\":\"" + at + "\"}";
    }
}
