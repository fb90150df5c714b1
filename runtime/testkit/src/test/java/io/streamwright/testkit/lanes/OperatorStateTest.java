package io.streamwright.testkit.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.testkit.HarnessSnapshot;
import io.streamwright.testkit.JobHarness;
import io.streamwright.testkit.RestoreEverywhere;
import io.streamwright.testkit.TimedEvent;
import io.streamwright.testkit.lanes.Packing.Box;
import io.streamwright.testkit.lanes.Packing.Packed;
import io.streamwright.testkit.lanes.Packing.Parcel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of operators without a key, and the end of their input, on one lane. */
class OperatorStateTest {

    private static JobHarness job() {
        return JobHarness.start(new PackingJob());
    }

    private static void send(JobHarness job, int from, int to) {
        for (int number = from; number < to; number++) {
            job.send("parcels", new Parcel(number, 100L * number));
        }
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    @Test
    void fullBoxes_goAtOnce_theRestAtTheEnd() {
        try (JobHarness job = job()) {
            send(job, 0, 25);
            assertThat(job.drain("boxes", Box.class))
                    .containsExactly(new Box(numbers(0, 10), false), new Box(numbers(10, 20), false));
            assertThat(job.rows("boxes")).isEqualTo(5);

            job.end();
            assertThat(job.drain("boxes", Box.class)).containsExactly(new Box(numbers(20, 25), true));
            assertThat(job.rows("boxes")).isZero();
        }
    }

    /** What is put out at the end has the time of the latest event, and comes before the last watermark. */
    @Test
    void resultsOfTheEnd_areInTimeForWindows() {
        try (JobHarness job = job()) {
            send(job, 0, 25);
            job.end();
            List<TimedEvent<Box>> boxes = job.drainTimed("boxes", Box.class);
            assertThat(boxes.get(2).timeMillis()).isEqualTo(2_400);
            assertThat(job.drain("packed", Packed.class))
                    .containsExactly(new Packed(0, 1, 10), new Packed(1_000, 1, 10), new Packed(2_000, 1, 5));
            assertThat(job.lateDropped("packed")).isZero();
        }
    }

    /** The watermark has come further than the latest event that was let through: what is put out is not late. */
    @Test
    void watermarkBeyondTheLatestEvent_thenResultsComeRightBehindIt() {
        try (JobHarness job =
                JobHarness.of(new PackingJob()).explicitWatermarks().start()) {
            send(job, 0, 5);
            job.watermark("parcels", 7_777).end();
            assertThat(job.drainTimed("boxes", Box.class))
                    .containsExactly(new TimedEvent<>(new Box(numbers(0, 5), true), 7_778));
            assertThat(job.lateDropped("packed")).isZero();
        }
    }

    /** The end of event time is not yet that of the input. */
    @Test
    void watermarkAtTheEndOfTime_thenNotTheEnd() {
        try (JobHarness job =
                JobHarness.of(new PackingJob()).explicitWatermarks().start()) {
            send(job, 0, 5);
            job.watermark("parcels", Long.MAX_VALUE);
            assertThat(job.drain("boxes")).isEmpty();
            send(job, 5, 7);
            job.end();
            assertThat(job.drain("boxes", Box.class)).containsExactly(new Box(numbers(0, 7), true));
        }
    }

    @Test
    void oneSplitHasEnded_thenNotTheEnd() {
        try (JobHarness job =
                JobHarness.of(new PackingJob()).splits("parcels", "a", "b").start()) {
            job.source("parcels").split("a").send(new Parcel(1, 0)).end();
            assertThat(job.drain("boxes")).isEmpty();
            job.end();
            assertThat(job.drain("boxes", Box.class)).containsExactly(new Box(List.of(1), true));
        }
    }

    /** As in Flink, event time is over where one stream has ended and the other is idle; but more may come. */
    @Test
    void oneSourceHasEndedAndTheOtherIsIdle_thenNotTheEnd() {
        try (JobHarness job = JobHarness.start(new ReturnsJob())) {
            job.send("parcels", new Parcel(1, 0)).send("returned", new Parcel(2, 0));
            job.end("parcels").idle("returned");
            assertThat(job.drain("boxes")).isEmpty();
            job.restart();
            job.send("returned", new Parcel(3, 10));
            assertThat(job.drain("boxes")).isEmpty();
            job.end("returned");
            assertThat(job.drain("boxes", Box.class)).containsExactly(new Box(List.of(1, 2, 3), true));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void restartOnOtherLanes_keepsAllElementsInOrder(int lanes) {
        try (JobHarness job = job()) {
            send(job, 0, 8);
            job.restart(lanes);
            assertThat(job.rows("boxes")).isEqualTo(8);
            send(job, 8, 14);
            job.restart(lanes).end();
            assertThat(job.drain("boxes", Box.class))
                    .containsExactly(new Box(numbers(0, 10), false), new Box(numbers(10, 14), true));
        }
    }

    /** After the end there is nothing left to do, whatever happens before the job is over. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void restartAfterTheEnd_putsOutNothingMore(int lanes) {
        try (JobHarness job = job()) {
            send(job, 0, 8);
            job.end();
            assertThat(job.drain("boxes")).hasSize(1);
            job.restart(lanes);
            assertThat(job.drain("boxes")).isEmpty();
            assertThat(job.watermark("boxes")).isEqualTo(Long.MAX_VALUE);
        }
    }

    @Test
    void union_givesEachLaneAll() {
        try (JobHarness job = job()) {
            send(job, 100, 201);
            job.drain("large");
            job.restart();
            send(job, 201, 202);
            assertThat(job.drain("large", Integer.class)).containsExactly(100, 200);

            // a life on three lanes: each got both, and then one lane gets those of all three
            job.restart(3);
            send(job, 202, 203);
            assertThat(job.drain("large", Integer.class)).containsExactly(100, 200, 100, 200, 100, 200);
        }
    }

    @Test
    void handlerThrows_thenTheListIsAsBefore() {
        try (JobHarness job = job()) {
            send(job, 0, 8);
            assertThatThrownBy(() -> job.send("parcels", new Parcel(-1, 0))).hasMessageContaining("no parcel");
            assertThat(job.rows("boxes")).isEqualTo(8);
            send(job, 8, 10);
            assertThat(job.drain("boxes", Box.class)).containsExactly(new Box(numbers(0, 10), false));
        }
    }

    @Test
    void snapshot_isGoneOnFrom() {
        HarnessSnapshot snapshot;
        try (JobHarness job = job()) {
            send(job, 0, 8);
            snapshot = job.snapshot();
            send(job, 8, 30);
        }
        try (JobHarness job = JobHarness.restore(new PackingJob(), snapshot)) {
            send(job, 8, 10);
            assertThat(job.drain("boxes", Box.class)).containsExactly(new Box(numbers(0, 10), false));
        }
    }

    @Test
    void restoredEverywhere_thenTheSame() {
        RestoreEverywhere.check(
                new PackingJob(),
                job -> send(job, 0, 3),
                job -> send(job, 3, 17),
                job -> send(job, 17, 18),
                job -> send(job, 18, 25),
                JobHarness::end);
    }

    @Test
    void plainObject_needsNoJob() {
        Packing.Boxes boxes = new Packing.Boxes();
        IntStream.range(0, 9)
                .forEach(number -> assertThat(boxes.add(new Parcel(number, 0))).isEmpty());
        assertThat(boxes.add(new Parcel(9, 0))).containsExactly(new Box(numbers(0, 10), false));
        assertThat(boxes.end()).isEmpty();
    }
}
