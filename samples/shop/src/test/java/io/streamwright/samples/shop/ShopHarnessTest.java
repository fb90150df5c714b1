package io.streamwright.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.testkit.JobHarness;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The whole day through the compiled job, in memory. */
class ShopHarnessTest {
    private final ByHand byHand = ByHand.read();

    @Test
    void theDay_givesWhatThePlainProgramGives() {
        try (JobHarness job = JobHarness.start(new ShopJob())) {
            byHand.lines().forEach(line -> job.send("actions", action(line)));
            job.end();

            assertResults(job);
        }
    }

    @Test
    void restartedAtRandom_givesTheSame() {
        long seed = System.nanoTime();
        System.out.println("ShopHarnessTest seed " + seed);
        Random random = new Random(seed);
        try (JobHarness job = JobHarness.start(new ShopJob())) {
            byHand.lines().forEach(line -> {
                job.send("actions", action(line));
                if (random.nextInt(30) == 0) {
                    job.restart();
                }
            });
            job.end();

            assertResults(job);
        }
    }

    /** Lives on other numbers of lanes in between: what waits is divided, and put together again. */
    @Test
    void restartedOnOtherLanes_givesTheSame() {
        try (JobHarness job = JobHarness.start(new ShopJob())) {
            int sent = 0;
            for (ByHand.Line line : byHand.lines()) {
                job.send("actions", action(line));
                if (++sent % 100 == 0) {
                    job.restart(1 + sent / 100 % 3);
                }
            }
            job.end();

            assertResults(job);
        }
    }

    private void assertResults(JobHarness job) {
        assertThat(byHand.statistics()).anyMatch(PageFigures::corrected);
        assertThat(byHand.tooLate()).isNotEmpty();
        assertThat(byHand.alerts()).isNotEmpty();
        assertThat(job.drain("statistics", PageFigures.class)).containsExactlyInAnyOrderElementsOf(byHand.statistics());
        assertThat(job.drain("tooLate", TooLate.class)).containsExactlyElementsOf(byHand.tooLate());
        assertThat(job.drain("visits", VisitFigures.class)).containsExactlyInAnyOrderElementsOf(byHand.visits());
        assertThat(job.drain("batches", Batch.class)).containsExactlyElementsOf(byHand.batches());
        assertThat(job.drain("top", TopFive.class)).containsExactlyElementsOf(byHand.top());
        assertThat(job.drain("alerts", Alert.class)).containsExactlyElementsOf(byHand.alerts());
        assertThat(job.rows("orders")).isZero();
        assertThat(job.rows("batches")).isZero();
        assertThat(job.rows("visits")).isZero();
    }

    private static Action action(ByHand.Line line) {
        return new Action(
                line.id(),
                Instant.ofEpochMilli(line.at()),
                line.visitor(),
                Action.Kind.valueOf(line.kind()),
                line.product(),
                line.cents());
    }
}
