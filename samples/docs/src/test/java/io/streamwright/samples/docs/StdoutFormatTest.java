package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV on standard output has one heading, above everything, on one lane and on several, and none if it is not wanted. */
class StdoutFormatTest {
    private static final String HEADING = "region,from,";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void csv_hasOneHeading(int lanes) throws Exception {
        List<String> lines = daily("--daily=stdout:?format=csv", lanes);

        assertThat(lines.get(0)).startsWith(HEADING);
        assertThat(lines.subList(1, lines.size()))
                .hasSizeGreaterThan(100)
                .noneMatch(line -> line.startsWith(HEADING))
                .containsExactlyInAnyOrderElementsOf(daily("--daily=stdout:?format=csv&header=false", lanes));
    }

    private List<String> daily(String sink, int lanes) throws Exception {
        try (JobProcess job = JobProcess.start(
                folder,
                "io.streamwright.samples.quakes.QuakesJob",
                "--quakes=file:" + MarkdownPage.ROOT.resolve("samples/quakes/data/earthquakes.csv"),
                "--rolling=discard:",
                "--days=discard:",
                "--alerts=discard:",
                "--parallelism=" + lanes,
                sink)) {
            assertThat(job.await()).as(job.err()).isZero();
            return job.out().lines().toList();
        }
    }
}
