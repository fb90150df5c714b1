package io.streamwright.samples.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.testkit.JobHarness;
import org.junit.jupiter.api.Test;

class ErrorsTest {
    @Test
    void errors_thenShownAndAllElseIsNot() {
        try (JobHarness job = JobHarness.start(new ErrorsJob())) {
            job.send("lines", new LogLine("INFO", "disk 1 is fine"));
            job.send("lines", new LogLine("ERROR", "disk 2 is full"));

            assertThat(job.drain("errors", LogLine.class)).containsExactly(new LogLine("ERROR", "disk 2 is full"));
        }
    }
}
