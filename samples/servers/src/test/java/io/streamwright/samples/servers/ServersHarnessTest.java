package io.streamwright.samples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.testkit.JobHarness;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** All machines through the compiled job, in memory. */
class ServersHarnessTest {
    private final ByHand byHand = ByHand.read();

    @Test
    void allReadings_giveWhatThePlainProgramGives() {
        try (JobHarness job = JobHarness.start(new ServersJob())) {
            byHand.lines().forEach(line -> job.send("readings", line));
            job.end();

            assertResults(job, byHand.overloads(90, Duration.ofMinutes(15)));
        }
    }

    @Test
    void restartedAtRandom_givesTheSame() {
        long seed = System.nanoTime();
        System.out.println("ServersHarnessTest seed " + seed);
        Random random = new Random(seed);
        try (JobHarness job = JobHarness.start(new ServersJob())) {
            byHand.lines().forEach(line -> {
                job.send("readings", line);
                if (random.nextInt(300) == 0) {
                    job.restart();
                }
            });
            job.end();

            assertResults(job, byHand.overloads(90, Duration.ofMinutes(15)));
        }
    }

    @Test
    void settings_reachTheOperator() {
        try (JobHarness job = JobHarness.of(new ServersJob())
                .config("limit", "60")
                .config("calm", "1h")
                .start()) {
            byHand.lines().forEach(line -> job.send("readings", line));
            job.end();

            assertResults(job, byHand.overloads(60, Duration.ofHours(1)));
        }
    }

    private static void assertResults(JobHarness job, List<Overload> overloads) {
        assertThat(overloads).hasSizeGreaterThan(50);
        assertThat(job.drain("overloads", Overload.class)).containsExactlyInAnyOrderElementsOf(overloads);
        assertThat(job.drain("longOnes", Overload.class))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(overloads.stream()
                        .filter(overload -> overload.length().toMinutes() >= 60)
                        .toList());
        assertThat(job.rows("overloads")).isZero();
    }
}
