package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.samples.docs.MarkdownPage.Block;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job of the page on parallelism looks as the page shows it, and runs. */
@Proves(page = "docs/reference/parallelism.md", language = "text", beginning = "turnover  page.TurnoverOfShops")
class ParallelismPageTest {
    private static final MarkdownPage PAGE = MarkdownPage.read("docs/reference/parallelism.md");

    @TempDir
    Path folder;

    @BeforeEach
    void jobIsCompiled() {
        Map<String, String> sources = new LinkedHashMap<>();
        PAGE.blocks("java").forEach(block -> sources.putAll(JavaSnippets.typesOf(block)));
        assertThat(new UserCompiler(folder.resolve("classes")).compile(sources)).isEmpty();
    }

    @Test
    void describe_showsWhatThePageShows() throws Exception {
        Block drawing = PAGE.blocks("text").get(0);

        try (JobProcess job = start("describe")) {
            assertThat(job.await()).as(job.err()).isZero();
            assertThat(job.out()).isEqualTo(drawing.text());
        }
    }

    @Test
    void severalLanes_writeOneFile() throws Exception {
        StringBuilder orders = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            orders.append("{\"id\":\"%d\",\"shop\":\"s%d\",\"cents\":1,\"at\":\"2024-05-01T10:00:00Z\"}%n"
                    .formatted(i, i % 10));
        }
        Files.writeString(folder.resolve("orders.jsonl"), orders.toString());

        try (JobProcess job = start("--parallelism=3")) {
            assertThat(job.await()).as(job.err()).isZero();
            assertThat(Files.readAllLines(folder.resolve("turnover.jsonl")))
                    .hasSize(10)
                    .allMatch(line -> line.contains("\"cents\":100"));
        }
    }

    private JobProcess start(String argument) {
        return JobProcess.start(folder, folder.resolve("classes"), "page.TurnoverOfShopsJob", argument);
    }
}
