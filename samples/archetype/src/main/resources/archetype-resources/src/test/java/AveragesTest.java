package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.testkit.JobHarness;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The whole job, on the thread of the test. */
class AveragesTest {
    private static final Instant TEN = Instant.parse("2024-05-01T10:00:00Z");

    @Test
    void minuteIsOver_thenItsAverage() {
        try (JobHarness job = JobHarness.start(new AveragesJob())) {
            job.send("measurements", new Measurement("roof", 20, TEN));
            job.send("measurements", new Measurement("roof", Double.NaN, TEN.plusSeconds(10)));
            job.send("measurements", new Measurement("roof", 22, TEN.plusSeconds(20)));
            assertThat(job.drain("averages")).isEmpty();

            // Ten seconds after the end of the minute its last measurement may have come.
            job.send("measurements", new Measurement("roof", 30, TEN.plusSeconds(71)));
            assertThat(job.drain("averages", Average.class)).containsExactly(new Average("roof", TEN, 21, 2));
        }
    }

    @Test
    void restartInBetween_thenNothingIsLost() {
        try (JobHarness job = JobHarness.start(new AveragesJob())) {
            job.send("measurements", new Measurement("roof", 20, TEN));
            job.restart();
            job.send("measurements", new Measurement("roof", 22, TEN.plusSeconds(20)));
            job.end();

            assertThat(job.drain("averages", Average.class)).containsExactly(new Average("roof", TEN, 21, 2));
        }
    }
}
