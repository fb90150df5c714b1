package io.streamwright.samples.taxi;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.testkit.JobHarness;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The whole half year through the compiled job, in memory. */
class TaxiHarnessTest {
    private final ByHand byHand = ByHand.read();

    @Test
    void theHalfYear_givesWhatThePlainProgramGives() {
        try (JobHarness job = JobHarness.start(new TaxiJob())) {
            byHand.lines().forEach(line -> job.send("passengers", line));
            job.end();

            assertResults(job, byHand.alerts(4, 4));
            assertThat(job.rows("alerts")).isEqualTo(168);
        }
    }

    @Test
    void restartedAtRandom_givesTheSame() {
        long seed = System.nanoTime();
        System.out.println("TaxiHarnessTest seed " + seed);
        Random random = new Random(seed);
        try (JobHarness job = JobHarness.start(new TaxiJob())) {
            byHand.lines().forEach(line -> {
                job.send("passengers", line);
                if (random.nextInt(100) == 0) {
                    job.restart();
                }
            });
            job.end();

            assertResults(job, byHand.alerts(4, 4));
        }
    }

    @Test
    void settings_reachTheOperator() {
        try (JobHarness job = JobHarness.of(new TaxiJob())
                .config("band", "3")
                .config("learn", "8")
                .start()) {
            byHand.lines().forEach(line -> job.send("passengers", line));
            job.end();

            assertResults(job, byHand.alerts(3, 8));
        }
    }

    @Test
    void aMissingHalfHour_silencesTheWindowsItIsMissingFrom() {
        Instant noon = Instant.parse("2014-09-08T12:00:00Z");
        try (JobHarness job = JobHarness.start(new TaxiJob())) {
            for (int halfHour = 0; halfHour < 10; halfHour++) {
                if (halfHour != 5) {
                    job.send("passengers", new HalfHour(noon.plusSeconds(1800L * halfHour), 1));
                }
            }
            job.end();

            assertThat(job.drain("demand", Demand.class))
                    .containsExactly(new Demand(noon, 4), new Demand(noon.plusSeconds(3 * 3600), 4));
        }
    }

    private static void assertResults(JobHarness job, List<DemandAlert> alerts) {
        assertThat(alerts).hasSizeGreaterThan(100);
        assertThat(job.drain("alerts", DemandAlert.class)).containsExactlyElementsOf(alerts);
        assertThat(job.drain("days", UnusualDay.class)).containsExactlyElementsOf(ByHand.days(alerts));
    }
}
