package io.streamwright.samples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.api.JobState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real thing: from the file to files of results, on one lane and on several. */
class ServersRunTest {
    private static final String HEADING = "instance,from,to,length,peak,readings";

    private final ByHand byHand = ByHand.read();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1", "3"})
    void theFile_givesWhatThePlainProgramGives(String lanes) throws Exception {
        JobResult result = JobRunner.of(new ServersJob())
                .set("parallelism", lanes)
                .set("readings", "file:" + ByHand.FILE)
                .set("overloads", "file:" + folder + "/overloads.csv")
                .set("longOnes", "file:" + folder + "/long.csv")
                .run();

        assertThat(result.state()).isEqualTo(JobState.FINISHED);
        assertThat(result.progress().events()).isEqualTo(byHand.lines().size());
        List<Overload> overloads = byHand.overloads(90, Duration.ofMinutes(15));
        assertFile("overloads.csv", overloads);
        assertFile(
                "long.csv",
                overloads.stream()
                        .filter(overload -> overload.length().compareTo(Duration.ofHours(1)) >= 0)
                        .toList());
    }

    private void assertFile(String name, List<Overload> expected) throws Exception {
        List<String> lines = Files.readAllLines(folder.resolve(name));
        assertThat(lines.get(0)).isEqualTo(HEADING);
        assertThat(lines.subList(1, lines.size()))
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(ServersRunTest::csv).toList());
    }

    private static String csv(Overload overload) {
        return overload.instance() + "," + overload.from() + "," + overload.to() + "," + overload.length() + ","
                + overload.peak() + "," + overload.readings();
    }
}
