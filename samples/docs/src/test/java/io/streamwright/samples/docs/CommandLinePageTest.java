package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on the command line shows is what a job shows. */
@Proves(page = "docs/reference/command-line.md", language = "text")
class CommandLinePageTest {
    private static final MarkdownPage PAGE = MarkdownPage.read("docs/reference/command-line.md");
    private static final String QUAKES = "io.streamwright.samples.quakes.QuakesJob";

    @TempDir
    Path folder;

    @Test
    void usage_isThatOfHelp() throws Exception {
        try (JobProcess job = JobProcess.start(folder, QUAKES, "--help")) {
            assertThat(job.await()).isZero();
            // started from a class path, it names its class and not its jar
            List<String> usage = job.out()
                    .lines()
                    .limit(2)
                    .map(line -> line.replaceFirst("^(Usage:)?.*" + QUAKES, "java -jar target/quakes.jar"))
                    .toList();
            assertThat(usage).isEqualTo(PAGE.blocks("text").get(0).lines());
        }
    }

    @Test
    void aLogMessageInJson_hasTheMembersOfThePage() throws Exception {
        String shown = PAGE.blocks("json").get(0).text();
        try (JobProcess job = JobProcess.start(
                folder,
                QUAKES,
                "--log-format=json",
                "--quakes=file:" + MarkdownPage.ROOT.resolve("samples/quakes/data/earthquakes.csv"),
                "--daily=discard:",
                "--rolling=discard:",
                "--days=log:",
                "--alerts=discard:")) {
            assertThat(job.await()).as(job.err()).isZero();
            String result = job.err()
                    .lines()
                    .filter(line -> line.contains("\"logger\":\"io.streamwright.log.days\""))
                    .findFirst()
                    .orElseThrow();
            assertThat(members(result)).isEqualTo(members(shown));
        }
    }

    private static List<String> members(String json) {
        return Pattern.compile("[{,]\"(\\w+)\":")
                .matcher(json)
                .results()
                .map((MatchResult member) -> member.group(1))
                .toList();
    }
}
