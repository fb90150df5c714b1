package io.streamwright.samples.wordcount;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.testkit.JobHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordCountHarnessTest {
    private final ByHand byHand = ByHand.read();

    @Test
    void theWholeText_givesWhatThePlainProgramGives() throws IOException {
        List<String> lines = Files.readAllLines(ByHand.TEXT);
        try (JobHarness job = JobHarness.start(new WordCountJob())) {
            job.sendAll("lines", lines).end();

            assertThat(job.drain("counts", WordSeen.class)).containsExactlyElementsOf(byHand.counts());
            assertThat(job.drain("leaders", WordSeen.class)).containsExactlyElementsOf(byHand.leaders());
        }
    }

    @Test
    void restartedAfterEachLine_givesTheSame() throws IOException {
        List<String> lines = Files.readAllLines(ByHand.TEXT);
        try (JobHarness job = JobHarness.start(new WordCountJob())) {
            lines.forEach(line -> job.send("lines", line).restart());
            job.end();

            assertThat(job.drain("counts", WordSeen.class)).containsExactlyElementsOf(byHand.counts());
            assertThat(job.drain("leaders", WordSeen.class)).containsExactlyElementsOf(byHand.leaders());
        }
    }

    @Test
    void anotherWordTakesTheLead_onceItHasBeenSeenMoreOften() {
        try (JobHarness job = JobHarness.start(new WordCountJob())) {
            job.sendAll("lines", "water stream", "stream, water", "Water!");

            assertThat(job.drain("leaders", WordSeen.class))
                    .containsExactly(new WordSeen("water", 1), new WordSeen("stream", 2), new WordSeen("water", 3));
        }
    }
}
