package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jobs of the page on bad input do what it says. */
@Proves(page = "docs/how-to/handle-bad-input.md", language = "text")
class BadInputTest {
    private static final String GOOD = "{\"page\":\"/\",\"user\":\"ada\",\"at\":\"2024-05-01T10:00:00Z\"}";

    @TempDir
    Path folder;

    @BeforeEach
    void jobsAreCompiled() throws Exception {
        Map<String, String> sources = new LinkedHashMap<>();
        MarkdownPage.read("docs/how-to/handle-bad-input.md")
                .blocks("java")
                .forEach(block -> sources.putAll(JavaSnippets.typesOf(block)));
        assertThat(new UserCompiler(folder.resolve("classes")).compile(sources)).isEmpty();
        Files.writeString(
                folder.resolve("views.jsonl"),
                GOOD + "\n{\"page\":\"/\",\"user\":\"bob\",\"at\":\"yesterday\"}\n" + GOOD.replace("/", "") + "\n");
    }

    @Test
    void byDefault_theJobFailsAndSaysWhere() throws Exception {
        try (JobProcess job = start("page.CheckingJob")) {
            assertThat(job.await()).isEqualTo(1);
            assertThat(job.err())
                    .contains("cannot read an event of the stream \"views\" from views.jsonl, line 2, column 31: at:")
                    .contains("expected a time such as 2024-05-01T10:00:00Z", "found \"yesterday\"")
                    .contains("@OnError");
            String shown = MarkdownPage.read("docs/how-to/handle-bad-input.md")
                    .blocks("text")
                    .get(0)
                    .text();
            assertThat(words(job.err())).contains(words(shown).replace("\"page-views\"", "\"checking\""));
        }
    }

    @Test
    void skipped_theRestIsThereAndTheLastLineCounts() throws Exception {
        try (JobProcess job = start("page.SkippingJob")) {
            assertThat(job.await()).as(job.err()).isZero();
            assertThat(lines("good")).containsExactly(GOOD, GOOD.replace("/", ""));
            assertThat(job.err()).contains("1 skipped");
        }
    }

    @Test
    void kept_theBadLineIsThereWithPlaceAndReason() throws Exception {
        try (JobProcess job = start("page.KeepingJob")) {
            assertThat(job.await()).as(job.err()).isZero();
            assertThat(lines("good")).hasSize(2);
            assertThat(lines("bad"))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter)
                            .startsWith(
                                    "{\"source\":\"views\",\"place\":\"views.jsonl, line 2, column 31\",\"reason\":\"at: ")
                            .contains("\"raw\":\"eyJwYWdlIjoi"));
        }
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    @Test
    void anEventWithoutATime_isNamedWithItsPlace() throws Exception {
        String noTime = "{\"page\":\"/\",\"user\":\"bob\",\"at\":null}";
        Files.writeString(folder.resolve("views.jsonl"), GOOD + "\n" + noTime + "\n");
        try (JobProcess job = start("page.KeepingJob")) {
            assertThat(job.await()).as(job.err()).isZero();
            assertThat(lines("bad"))
                    .containsExactly(
                            "{\"source\":\"views\",\"place\":\"views.jsonl, line 2\",\"reason\":\"its event time"
                                    + " \\\"at\\\" is null\",\"raw\":\""
                                    + Base64.getEncoder().encodeToString(noTime.getBytes(StandardCharsets.UTF_8))
                                    + "\"}");
        }
    }

    private JobProcess start(String job) {
        return JobProcess.start(folder, folder.resolve("classes"), job);
    }

    private List<String> lines(String directory) throws IOException {
        try (Stream<Path> parts = Files.list(folder.resolve(directory))) {
            return Files.readAllLines(parts.filter(part -> part.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow());
        }
    }
}
