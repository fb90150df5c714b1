package io.streamwright.samples.quakes;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.testkit.JobHarness;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The whole week through the compiled job, in memory. */
class QuakesHarnessTest {
    private static final long SIX_HOURS = 6 * 3_600_000L;

    private final ByHand byHand = ByHand.read();

    @Test
    void theWholeWeek_givesWhatThePlainProgramGives() {
        try (JobHarness job = JobHarness.start(new QuakesJob())) {
            byHand.lines().forEach(line -> job.send("quakes", quake(line)));
            job.end();

            assertResults(job, 5.5, SIX_HOURS);
        }
    }

    @Test
    void restartedAtRandom_givesTheSame() {
        long seed = System.nanoTime();
        System.out.println("QuakesHarnessTest seed " + seed);
        Random random = new Random(seed);
        try (JobHarness job = JobHarness.start(new QuakesJob())) {
            byHand.lines().forEach(line -> {
                job.send("quakes", quake(line));
                if (random.nextInt(20) == 0) {
                    job.restart();
                }
            });
            job.end();

            assertResults(job, 5.5, SIX_HOURS);
        }
    }

    @Test
    void settings_reachTheOperator() {
        try (JobHarness job = JobHarness.of(new QuakesJob())
                .config("strong", "4.5")
                .config("quiet", "90m")
                .start()) {
            byHand.lines().forEach(line -> job.send("quakes", quake(line)));
            job.end();

            assertResults(job, 4.5, 90 * 60_000L);
        }
    }

    private void assertResults(JobHarness job, double strong, long quietMillis) {
        assertThat(byHand.alerts(strong, quietMillis)).hasSizeGreaterThan(5);
        assertThat(job.drain("daily", RegionStats.class)).containsExactlyInAnyOrderElementsOf(byHand.daily());
        assertThat(job.drain("rolling", RegionStats.class)).containsExactlyInAnyOrderElementsOf(byHand.rolling());
        assertThat(job.drain("days", DayReview.class)).containsExactlyElementsOf(byHand.days());
        assertThat(job.drain("alerts", AllQuiet.class))
                .containsExactlyInAnyOrderElementsOf(byHand.alerts(strong, quietMillis));
        assertThat(job.lateDropped("daily")).isZero();
        assertThat(job.rows("alerts")).isZero();
        assertThat(job.rows("daily")).isZero();
    }

    static Quake quake(ByHand.Line line) {
        return new Quake(
                Instant.ofEpochMilli(line.time()),
                line.id(),
                line.magnitude().isEmpty() ? null : Double.valueOf(line.magnitude()),
                line.type(),
                Double.parseDouble(line.depth()),
                line.place());
    }
}
