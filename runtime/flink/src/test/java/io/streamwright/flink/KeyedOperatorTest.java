package io.streamwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.flink.jobs.Shop.Report;
import io.streamwright.flink.jobs.Shop.Visit;
import io.streamwright.flink.jobs.ShopJob;
import io.streamwright.flink.jobs.Shop_Sessions;
import io.streamwright.flink.rig.FlinkCluster;
import io.streamwright.flink.rig.FlinkPipeline;
import io.streamwright.flink.rig.FlinkRun;
import io.streamwright.flink.rig.Script;
import io.streamwright.flink.rig.Script.Expected;
import io.streamwright.testkit.JobHarness;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobExecutionResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A generated operator with state and timers of both kinds, of a key that is a text. */
@ExtendWith(FlinkCluster.Shared.class)
class KeyedOperatorTest {
    private static final int USERS = 60;

    private static final FlinkPipeline<Visit, String, Report> PIPELINE = new FlinkPipeline<>(
            Visit.class,
            Visit::user,
            String.class,
            new OperatorBinding<>("sessions", Shop_Sessions::new, Shop_Sessions::handleVisit),
            Report.class);

    private final Visits visits = new Visits();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void stateAndTimers_agree(int parallelism, FlinkCluster cluster) throws Exception {
        visits.some(1500);
        visits.lastOnes();
        Script.Pause forgetting = visits.pauseUntilForgotten();
        Expected<Report> expected = visits.expected();

        try (FlinkRun<Visit, Report> run = FlinkRun.start(cluster, PIPELINE, visits.script, parallelism)) {
            run.awaitResults(expected.at(forgetting).results());
            forgetting.end();
            run.end();
            Agreement.assertSame(run.results(), expected.results(), Report::user);
        }
        assertThat(expected.results())
                .extracting(result -> result.event().what())
                .contains("greeted", "gone", "left", "forgotten");
        assertThat(expected.results())
                .filteredOn(result -> result.event().what().equals("forgotten"))
                .allSatisfy(result -> assertThat(result.time()).isEmpty());
    }

    @Test
    void failureAfterCheckpoint_agrees(FlinkCluster cluster) throws Exception {
        visits.some(700);
        Script.Pause checkpoint = visits.script.pause();
        visits.some(500);
        BooleanSupplier failed = visits.script.failure();
        visits.some(300);
        visits.lastOnes();
        Script.Pause forgetting = visits.pauseUntilForgotten();
        Expected<Report> expected = visits.expected();

        try (FlinkRun<Visit, Report> run = FlinkRun.start(cluster, PIPELINE, visits.script, 2)) {
            run.checkpointAt(checkpoint);
            checkpoint.end();
            run.awaitResults(expected.at(forgetting).results());
            forgetting.end();
            JobExecutionResult result = run.end();
            Agreement.assertSame(run.results(), expected.results(), Report::user);
            assertThat(result.<Long>getAccumulatorResult(GeneratedStreamOperator.ROWS_RESTORED))
                    .isPositive();
        }
        assertThat(failed.getAsBoolean()).isTrue();
    }

    /** The timers of both kinds are set by the first job and fire in the second. */
    @Test
    void rescaledFromSavepoint_agrees(FlinkCluster cluster, @TempDir Path directory) throws Exception {
        Duration linger = Duration.ofSeconds(2);
        visits.some(1000);
        visits.lastOnes();
        Script.Pause savepoint = visits.script.pause();
        Script.Pause timersAlone = visits.pauseUntilForgotten();
        visits.openNewUsers();
        visits.some(200);
        Script.Pause forgetting = visits.pauseUntilForgotten();
        Expected<Report> expected = visits.expected();

        long start = System.nanoTime();
        try (FlinkRun<Visit, Report> run =
                FlinkRun.start(cluster, PIPELINE.with("linger", linger.toMillis() + "ms"), visits.script, 2)) {
            run.rescaleAt(savepoint, 3, directory);
            if (System.nanoTime() - start < linger.toNanos()) {
                assertThat(run.results())
                        .noneMatch(result -> result.event().what().equals("forgotten"));
            }
            run.awaitResults(expected.at(timersAlone).results());
            timersAlone.end();
            run.awaitResults(expected.at(forgetting).results());
            forgetting.end();
            run.end();
            Agreement.assertSame(run.results(), expected.results(), Report::user);
        }
    }

    /** Writes a script of random visits. */
    private static final class Visits {
        final Script<Visit> script = new Script<>();

        private final Random random = new Random(17);
        private final List<String> users = new ArrayList<>();
        private long now = Instant.parse("2024-05-01T10:00:00Z").toEpochMilli();
        private int generation;

        Visits() {
            openNewUsers();
        }

        void openNewUsers() {
            generation++;
            for (int i = 0; i < USERS; i++) {
                users.add("user-" + generation + "-" + i);
            }
        }

        /** Visits out of order by up to 8 s, of which some are behind the watermark. Some are the last of their user. */
        void some(int count) {
            for (int i = 0; i < count; i++) {
                now += random.nextInt(500);
                int user = random.nextInt(users.size());
                boolean leaves = users.size() > USERS / 2 && random.nextInt(40) == 0;
                visit(users.get(user), leaves);
                if (leaves) {
                    users.remove(user);
                }
                if (random.nextInt(10) == 0) {
                    script.watermark(now - 5_000);
                }
                if (random.nextInt(100) == 0) {
                    script.idle();
                }
            }
        }

        /** Half of the users that are left leave; the others are gone when their timers say so. */
        void lastOnes() {
            for (int i = users.size() / 2; i > 0; i--) {
                visit(users.remove(0), true);
            }
        }

        private void visit(String user, boolean leaves) {
            long time = now - random.nextInt(8_000);
            script.event(new Visit(user, "p" + random.nextInt(9), leaves, Instant.ofEpochMilli(time)), time);
        }

        /** Processing-time timers do not fire at the end of input, here or there. */
        Script.Pause pauseUntilForgotten() {
            return script.pause(harness -> harness.advanceTime(Duration.ofDays(1)));
        }

        Expected<Report> expected() {
            return script.inHarness(JobHarness.of(new ShopJob()), "visits", "reports", Report.class);
        }
    }
}
