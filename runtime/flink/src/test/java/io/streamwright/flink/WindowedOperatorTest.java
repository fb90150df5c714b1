package io.streamwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.flink.jobs.Sensors.Peak;
import io.streamwright.flink.jobs.Sensors.Reading;
import io.streamwright.flink.jobs.SensorsJob;
import io.streamwright.flink.jobs.Sensors_Peaks;
import io.streamwright.flink.rig.FlinkCluster;
import io.streamwright.flink.rig.FlinkPipeline;
import io.streamwright.flink.rig.FlinkRun;
import io.streamwright.flink.rig.Script;
import io.streamwright.flink.rig.Script.Expected;
import io.streamwright.testkit.JobHarness;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobExecutionResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A generated operator with windows that overlap, of a key that is a number; events out of order and late. */
@ExtendWith(FlinkCluster.Shared.class)
class WindowedOperatorTest {
    private static final FlinkPipeline<Reading, Long, Peak> PIPELINE = new FlinkPipeline<>(
            Reading.class,
            Reading::sensor,
            Long.class,
            new OperatorBinding<>("peaks", Sensors_Peaks::new, Sensors_Peaks::handleAdd),
            Peak.class);

    private final Readings readings = new Readings();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void windows_agree(int parallelism, FlinkCluster cluster) throws Exception {
        readings.some(4000);
        Expected<Peak> expected = readings.expected();

        try (FlinkRun<Reading, Peak> run = FlinkRun.start(cluster, PIPELINE, readings.script, parallelism)) {
            JobExecutionResult result = run.end();
            Agreement.assertSame(run.results(), expected.results(), Peak::sensor);
            assertThat(run.lateResults()).isZero();
            assertThat(result.<Long>getAccumulatorResult(GeneratedStreamOperator.LATE_DROPPED))
                    .isEqualTo(expected.lateDropped())
                    .isPositive();
        }
    }

    @Test
    void failureAfterCheckpoint_agrees(FlinkCluster cluster) throws Exception {
        readings.some(1500);
        Script.Pause checkpoint = readings.script.pause();
        readings.lateOnes();
        readings.some(1000);
        BooleanSupplier failed = readings.script.failure();
        readings.some(1000);
        Expected<Peak> expected = readings.expected();

        try (FlinkRun<Reading, Peak> run = FlinkRun.start(cluster, PIPELINE, readings.script, 2)) {
            run.checkpointAt(checkpoint);
            checkpoint.end();
            JobExecutionResult result = run.end();
            Agreement.assertSame(run.results(), expected.results(), Peak::sensor);
            assertThat(run.lateResults()).isZero();
            assertThat(result.<Long>getAccumulatorResult(GeneratedStreamOperator.ROWS_RESTORED))
                    .isEqualTo(expected.at(checkpoint).rows())
                    .isPositive();
        }
        assertThat(failed.getAsBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 3", "3, 1"})
    void rescaledFromSavepoint_agrees(int from, int to, FlinkCluster cluster, @TempDir Path directory)
            throws Exception {
        readings.some(1500);
        Script.Pause savepoint = readings.script.pause();
        readings.lateOnes();
        readings.some(1000);
        Expected<Peak> expected = readings.expected();

        try (FlinkRun<Reading, Peak> run = FlinkRun.start(cluster, PIPELINE, readings.script, from)) {
            run.rescaleAt(savepoint, to, directory);
            savepoint.end();
            JobExecutionResult result = run.end();
            Agreement.assertSame(run.results(), expected.results(), Peak::sensor);
            assertThat(run.lateResults()).isZero();
            assertThat(result.<Long>getAccumulatorResult(GeneratedStreamOperator.ROWS_RESTORED))
                    .isEqualTo(expected.at(savepoint).rows())
                    .isPositive();
        }
    }

    /** Writes a script of random readings. */
    private static final class Readings {
        private static final int SENSORS = 50;

        final Script<Reading> script = new Script<>();
        private final Random random = new Random(23);

        /** So that the upper half counts in the hash. */
        private final long[] sensors = random.longs(SENSORS).toArray();

        private long now = Instant.parse("2024-05-01T10:00:00Z").toEpochMilli();

        /** Readings out of order by up to 5 s, and some that are late for one of their windows or for both. */
        void some(int count) {
            for (int i = 0; i < count; i++) {
                now += random.nextInt(60);
                reading(now - random.nextInt(random.nextInt(30) == 0 ? 25_000 : 5_000));
                if (random.nextInt(8) == 0) {
                    script.watermark(now - 5_000);
                }
            }
        }

        /** Readings that are late for all of their windows, with no watermark before them that Flink would remember. */
        void lateOnes() {
            for (int i = 0; i < 20; i++) {
                reading(now - 60_000);
            }
        }

        private void reading(long time) {
            long sensor = sensors[random.nextInt(SENSORS)];
            script.event(new Reading(sensor, random.nextInt(1000) / 10.0, Instant.ofEpochMilli(time)), time);
        }

        Expected<Peak> expected() {
            return script.inHarness(JobHarness.of(new SensorsJob()), "readings", "peaks", Peak.class);
        }
    }
}
