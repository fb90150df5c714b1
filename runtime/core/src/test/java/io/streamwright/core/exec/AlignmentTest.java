package io.streamwright.core.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobMetrics;
import io.streamwright.core.api.JobSettings;
import io.streamwright.core.api.JobState;
import io.streamwright.core.source.SourceTiming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Splits that are too far ahead of the slowest source of their group are not read. */
class AlignmentTest extends JobTest {
    private final ManualTime time = new ManualTime();

    private static List<Click> clicks(int from, int to) {
        List<Click> clicks = new ArrayList<>();
        for (int at = from; at < to; at += 10) {
            clicks.add(new Click("p" + at % 7, at));
        }
        return clicks;
    }

    private SteppedJob stepped(int lanes) {
        JobSettings settings = JobSettings.of(job)
                .connectors(Connectors.none().with(source).with(sink))
                .set("parallelism", String.valueOf(lanes))
                .set("exchange-capacity", "1")
                .set("exchange-batch-size", "1")
                .build();
        return SteppedJob.start(job, settings, Map.of(), time, store, CrashPoints.NONE, (until, nanos) -> {
            throw new AssertionError("nobody waits here");
        });
    }

    /** Lets all lanes do all that they can. */
    private void settle(SteppedJob stepped) {
        // readers that had nothing rest for a moment
        time.advance(Duration.ofMillis(2));
        int idleRounds = 0;
        while (idleRounds < 3) {
            boolean worked = false;
            for (int lane = 0; lane < stepped.lanes(); lane++) {
                for (int stage = 0; stage < stepped.stages(); stage++) {
                    worked |= stepped.runStage(lane, stage, 8);
                }
                worked |= stepped.step(lane, SteppedJob.Step.READ, 1_000);
                stepped.step(lane, SteppedJob.Step.FLUSH, 0);
                stepped.step(lane, SteppedJob.Step.KEEP_HOUSE, 0);
            }
            idleRounds = worked ? 0 : idleRounds + 1;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void splitAheadOfTheOther_isNotRead(int lanes) {
        source.bounded = false;
        source.discoveryMillis = 1_000;
        source.with("clicks", "fast", clicks(0, 10_000)).with("clicks", "slow", clicks(0, 10));
        job.timing = new SourceTiming(20, 0).aligned("g", 100);
        SteppedJob stepped = stepped(lanes);
        settle(stepped);

        // slow stands at 0 - 21; fast may come to 79, and stops behind the event that takes it further
        assertThat(stepped.progress().events()).isEqualTo(1 + 12);

        source.add("clicks", "slow", new Click("x", 200));
        time.advance(Duration.ofMillis(100));
        settle(stepped);
        assertThat(stepped.progress().events()).isEqualTo(2 + 31 + 1);
        stepped.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void sourcesOfOneGroup_keepStep(int lanes) {
        source.bounded = false;
        source.discoveryMillis = 1_000;
        source.with("clicks", "a", clicks(0, 10_000)).with("more", "b", clicks(0, 10));
        job.more = true;
        job.timing = new SourceTiming(20, 0).aligned("g", 100);
        SteppedJob stepped = stepped(lanes);
        settle(stepped);
        assertThat(stepped.progress().events()).isEqualTo(1 + 12);
        stepped.close();
    }

    @Test
    void idleSplit_isNotWaitedFor() {
        source.bounded = false;
        source.discoveryMillis = 1_000_000;
        source.with("clicks", "fast", clicks(0, 1_000)).with("clicks", "slow", clicks(0, 10));
        job.timing = new SourceTiming(20, 1_000_000_000).aligned("g", 100);
        SteppedJob stepped = stepped(2);
        settle(stepped);
        assertThat(stepped.progress().events()).isEqualTo(13);

        time.advance(Duration.ofSeconds(2));
        settle(stepped);
        assertThat(stepped.progress().events()).isEqualTo(101);
        stepped.close();
    }

    /** Else it would be idle as soon as it may go on. */
    @Test
    void clockOfIdlenessStandsStill_whileASplitIsHeldBack() {
        source.bounded = false;
        source.discoveryMillis = 1_000_000;
        source.with("clicks", "fast", clicks(0, 120)).with("clicks", "slow", clicks(0, 10));
        job.timing = new SourceTiming(20, 10_000_000_000L).aligned("g", 100);
        SteppedJob stepped = stepped(2);
        for (int i = 0; i < 5; i++) {
            settle(stepped);
            time.advance(Duration.ofSeconds(6));
            source.add("clicks", "slow", new Click("x", i));
        }
        settle(stepped);
        assertThat(stepped.progress().events()).isEqualTo(12 + 6);

        // fast has nothing more, and now may be read: it falls idle after its time, and not at once
        source.add("clicks", "slow", new Click("x", 500));
        settle(stepped);
        assertThat(idleSplits(stepped)).isZero();
        time.advance(Duration.ofSeconds(9));
        settle(stepped);
        assertThat(idleSplits(stepped)).isZero();
        time.advance(Duration.ofSeconds(2));
        settle(stepped);
        // slow has been held back by fast since
        assertThat(idleSplits(stepped)).isEqualTo(1);
        stepped.close();
    }

    /** Of the two splits of lane 0 one has events for which there is no room, and the other one has none. */
    @Test
    void clockOfIdlenessStandsStill_whileTheSourceHasNoRoom() {
        source.bounded = false;
        source.discoveryMillis = 1_000_000;
        source.with("clicks", "a", clicks(0, 500)).with("clicks", "b", clicks(0, 500));
        source.with("clicks", "c", List.of());
        job.timing = new SourceTiming(20, 10_000_000_000L);
        SteppedJob stepped = stepped(2);
        greet(stepped);
        // nobody takes what lane 0 sends
        for (int i = 0; i < 20; i++) {
            stepped.runStage(0, 0, 1);
            stepped.step(0, SteppedJob.Step.READ, 1);
        }
        time.advance(Duration.ofMinutes(5));
        for (int i = 0; i < 20; i++) {
            stepped.runStage(0, 0, 1);
            stepped.step(0, SteppedJob.Step.READ, 1);
            stepped.step(0, SteppedJob.Step.KEEP_HOUSE, 0);
        }
        settle(stepped);
        assertThat(stepped.progress().events()).isEqualTo(100);
        assertThat(idleSplits(stepped)).isZero();
        time.advance(Duration.ofSeconds(11));
        settle(stepped);
        assertThat(idleSplits(stepped)).isEqualTo(3);
        stepped.close();
    }

    private static void greet(SteppedJob stepped) {
        for (int lane = 0; lane < stepped.lanes(); lane++) {
            for (int stage = 0; stage < stepped.stages(); stage++) {
                stepped.runStage(lane, stage, 1);
            }
        }
    }

    private static long idleSplits(SteppedJob stepped) {
        for (int lane = 0; lane < stepped.lanes(); lane++) {
            stepped.step(lane, SteppedJob.Step.KEEP_HOUSE, 0);
        }
        long idle = 0;
        for (int lane = 0; lane < stepped.lanes(); lane++) {
            idle += stepped.sources(lane).stream()
                    .flatMap(source -> source.splits().stream())
                    .filter(JobMetrics.Split::idle)
                    .count();
        }
        return idle;
    }

    /** On threads: barriers pass while a split is held back, and the end comes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void heldBack_thenSnapshotsCompleteAndTheEndComes(int lanes) throws Exception {
        source.bounded = false;
        source.discoveryMillis = 5;
        source.with("clicks", "fast", clicks(0, 5_000))
                .with("clicks", "slow", clicks(0, 10))
                .with("more", "third", clicks(0, 3_000));
        job.more = true;
        job.timing = new SourceTiming(20, 0).aligned("g", 100);
        try (JobHandle handle = runner().set("parallelism", String.valueOf(lanes))
                .set("snapshot-interval", "1h")
                .start()) {
            for (int i = 0; i < 5; i++) {
                handle.snapshot().get(90, TimeUnit.SECONDS);
            }
            assertThat(handle.progress().events()).isLessThanOrEqualTo(1 + 12 + 12);
            source.bounded = true;
            source.discoveryMillis = 0;
            handle.stop();
            handle.await();
        }
        try (JobHandle handle =
                runner().set("parallelism", String.valueOf(lanes)).start()) {
            assertThat(handle.await().state()).isEqualTo(JobState.FINISHED);
        }
        assertThat(sorted(sink.published("windows")))
                .isEqualTo(sorted(expectedWindows(all(clicks(0, 5_000), clicks(0, 10), clicks(0, 3_000)))));
    }

    private static List<Click> all(List<Click> one, List<Click> two, List<Click> three) {
        List<Click> all = new ArrayList<>(one);
        all.addAll(two);
        all.addAll(three);
        return all;
    }
}
