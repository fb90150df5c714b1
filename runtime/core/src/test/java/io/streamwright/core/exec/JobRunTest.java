package io.streamwright.core.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.api.JobState;
import io.streamwright.core.source.SourceTiming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JobRunTest extends JobTest {

    @Test
    void boundedJob_runsToItsEnd() throws Exception {
        source.with("clicks", "a", List.of(new Click("x", 10), new Click("y", 20), new Click("x", 120)));
        JobResult result = JobRunner.of(job).connector(source).connector(sink).run();
        assertThat(result.state()).isEqualTo(JobState.FINISHED);
        assertThat(sink.published("pages")).startsWith("x=1", "y=1", "x=2").contains("x is quiet", "y is quiet");
        assertThat(sink.published("windows"))
                .containsExactlyInAnyOrder("x@-50=1", "y@-50=1", "x@0=1", "y@0=1", "x@50=1", "x@100=1");
        assertThat(result.progress().events()).isEqualTo(3);
        assertThat(result.progress().results()).isEqualTo(11);
        assertThat(result.progress().watermark()).isEqualTo(Long.MAX_VALUE);
        assertThat(sink.openWriters).hasValue(0);
        assertThat(source.openReaders).hasValue(0);
        assertThat(sink.sawLast).isTrue();
    }

    @Test
    void jobWithoutInput_finishes() throws Exception {
        source.with("clicks", "a", List.of());
        assertThat(runner().run().state()).isEqualTo(JobState.FINISHED);
        assertThat(sink.published("pages")).isEmpty();
    }

    @Test
    void manyEvents_equalAPlainLoop() throws Exception {
        Random random = new Random(7);
        List<Click> clicks = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            clicks.add(new Click("p" + random.nextInt(200), i + random.nextInt(20)));
        }
        source.with("clicks", "a", clicks);
        runner().run();
        assertThat(sorted(sink.published("windows"))).isEqualTo(sorted(expectedWindows(clicks)));
        assertThat(sorted(sink.published("pages"))).isEqualTo(sorted(expectedPages(clicks, 20, 500)));
    }

    @Test
    void severalSplits_eachInOrder_windowsWaitForTheSlowest() throws Exception {
        List<Click> all = new ArrayList<>();
        for (int split = 0; split < 5; split++) {
            List<Click> clicks = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                clicks.add(new Click("p" + i % 7, i * (split + 1L)));
            }
            all.addAll(clicks);
            source.with("clicks", "s" + split, clicks);
        }
        JobResult result = runner().set("clicks.batch", "10").run();
        assertThat(sorted(sink.published("windows"))).isEqualTo(sorted(expectedWindows(all)));
        assertThat(result.progress().lateDropped()).isZero();
    }

    @Test
    void unboundedJob_stopsAndGoesOn() throws Exception {
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 10)));
        try (JobHandle handle = runner().start()) {
            await().until(() -> handle.progress().events() == 1);
            assertThat(handle.snapshot().get()).isEqualTo(1);
            assertThat(source.completedSnapshots).containsExactly(1L);
            handle.stop();
            assertThat(handle.await().state()).isEqualTo(JobState.STOPPED);
        }
        assertThat(sink.sawLast).isFalse();
        assertThat(sink.published("pages")).containsExactly("x=1");
        source.add("clicks", "a", new Click("x", 20));
        source.bounded = true;
        JobResult second = runner().run();
        assertThat(second.state()).isEqualTo(JobState.FINISHED);
        assertThat(second.alreadyFinished()).isFalse();
        assertThat(sink.published("pages")).containsExactly("x=1", "x=2", "x is quiet");
        assertThat(runner().run().alreadyFinished()).isTrue();
        assertThat(sink.published("pages")).hasSize(3);
    }

    @Test
    void cancelledJob_publishesNothingMore() throws Exception {
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 10)));
        try (JobHandle handle = runner().start()) {
            await().until(() -> handle.progress().events() == 1);
            handle.snapshot().get();
            source.add("clicks", "a", new Click("x", 20));
            await().until(() -> handle.progress().events() == 2);
            handle.cancel();
            assertThat(handle.await().state()).isEqualTo(JobState.CANCELLED);
            assertThat(handle.snapshot()).isCompletedExceptionally();
        }
        assertThat(sink.published("pages")).containsExactly("x=1");
    }

    @Test
    void intervals_publishWithoutAStateDirectory() throws Exception {
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 10)));
        try (JobHandle handle = JobRunner.of(job)
                .connector(source)
                .connector(sink)
                .set("snapshot-interval", "20ms")
                .start()) {
            await().until(() -> sink.published("pages").equals(List.of("x=1")));
            source.add("clicks", "a", new Click("x", 11));
            await().until(() -> sink.published("pages").equals(List.of("x=1", "x=2")));
            await().until(() -> handle.progress().snapshots().completed() > 3);
            assertThat(handle.progress().snapshots().failed()).isZero();
        }
    }

    @Test
    void silentSplit_isIdleAfterAWhile_andHoldsBackNoMore() throws Exception {
        ManualTime time = new ManualTime();
        job.timing = new SourceTiming(0, Duration.ofSeconds(30).toNanos());
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 10), new Click("x", 1000)));
        source.with("clicks", "silent", List.of(new Click("x", 5)));
        try (JobHandle handle = runner().time(time).start()) {
            await().until(() -> handle.progress().watermark() == 4);
            time.advance(Duration.ofSeconds(29));
            await().during(Duration.ofMillis(50)).until(() -> handle.progress().watermark() == 4);
            source.add("clicks", "a", new Click("x", 2000));
            await().until(() -> handle.progress().events() == 4);
            time.advance(Duration.ofSeconds(2));
            await().until(() -> handle.progress().watermark() == 1999);
            time.advance(Duration.ofSeconds(60));
            source.add("clicks", "silent", new Click("late", 7));
            await().until(() -> handle.progress().events() == 5);
            assertThat(handle.progress().lateDropped()).isEqualTo(1);
            assertThat(handle.progress().watermark()).isEqualTo(1999);
            handle.stop();
            handle.await();
        }
    }

    @Test
    void processingTimeTimers_fireByTheClock() throws Exception {
        ManualTime time = new ManualTime();
        job.processingTime = true;
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 10)));
        try (JobHandle handle = runner().time(time).start()) {
            await().until(() -> handle.progress().events() == 1);
            time.advance(Duration.ofMillis(499));
            handle.snapshot().get();
            assertThat(sink.published("pages")).containsExactly("x=1");
            time.advance(Duration.ofMillis(1));
            await().until(() -> handle.progress().sinks().get(0).results() == 2);
            handle.snapshot().get();
            assertThat(sink.published("pages")).containsExactly("x=1", "x is quiet");
        }
    }

    @Test
    void clockThatGoesBack_firesNothingTwice() throws Exception {
        ManualTime time = new ManualTime();
        job.processingTime = true;
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 10)));
        try (JobHandle handle = runner().time(time).start()) {
            await().until(() -> handle.progress().events() == 1);
            time.setWallClock(time.currentTimeMillis() + 86_400_000);
            await().until(() -> handle.progress().results() >= 2);
            time.setWallClock(time.currentTimeMillis() - 2 * 86_400_000);
            source.add("clicks", "a", new Click("y", 10));
            await().until(() -> handle.progress().events() == 2);
            handle.snapshot().get();
            assertThat(sink.published("pages")).containsExactly("x=1", "x is quiet", "y=1");
        }
    }

    @Test
    void newSplits_areFoundWhileRunning() throws Exception {
        source.bounded = false;
        source.discoveryMillis = 5;
        source.with("clicks", "a", List.of(new Click("x", 10)));
        try (JobHandle handle = runner().start()) {
            await().until(() -> handle.progress().events() == 1);
            source.with("clicks", "b", List.of(new Click("y", 10)));
            await().until(() -> handle.progress().events() == 2);
            handle.stop();
            handle.await();
        }
        source.with("clicks", "c", List.of(new Click("z", 10)));
        try (JobHandle handle = runner().start()) {
            await().until(() -> handle.progress().events() == 1);
            assertThat(handle.progress().sources().get(0).openSplits()).isEqualTo(3);
            handle.stop();
            handle.await();
        }
        assertThat(sink.published("pages")).containsExactly("x=1", "y=1", "z=1");
        assertThat(source.openReaders).hasValue(0);
    }

    @Test
    void twoSources_joinTheirWatermarks() throws Exception {
        job.more = true;
        source.with("clicks", "a", List.of(new Click("x", 10), new Click("x", 5000)));
        source.with("more", "m", List.of(new Click("x", 20), new Click("x", 21)));
        runner().run();
        assertThat(sink.published("windows")).containsExactlyInAnyOrder("x@-50=3", "x@0=3", "x@4950=1", "x@5000=1");
    }

    @Test
    void progress_tellsWhatHappens() throws Exception {
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 100), new Click("x", 200), new Click("x", 3)));
        try (JobHandle handle = runner().start()) {
            assertThat(handle.state()).isEqualTo(JobState.RUNNING);
            await().until(() -> handle.progress().events() == 3);
            long id = handle.snapshot().get();
            var progress = handle.progress();
            assertThat(progress.watermark()).isEqualTo(179);
            assertThat(progress.lateDropped()).isEqualTo(1);
            assertThat(progress.sources().get(0).openSplits()).isEqualTo(1);
            assertThat(progress.snapshots().lastId()).isEqualTo(id);
            assertThat(progress.snapshots().lastBytes()).isPositive();
            assertThat(progress.eventsPerSecond(progress)).isZero();
            assertThat(handle.await(Duration.ofMillis(1))).isEmpty();
        }
    }
}
