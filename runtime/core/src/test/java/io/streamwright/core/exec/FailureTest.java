package io.streamwright.core.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.streamwright.core.api.JobFailedException;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.api.JobState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever fails ends the job with a message that says where, or is tolerated as often as the settings say. */
class FailureTest extends JobTest {
    private final FaultyStore faulty = new FaultyStore(store);

    @Override
    JobRunner runner() {
        return super.runner().snapshotStore(faulty);
    }

    @AfterEach
    void everythingIsClosed() {
        assertThat(source.openReaders).hasValue(0);
        assertThat(sink.openWriters).hasValue(0);
    }

    private JobFailedException failure(JobRunner runner) {
        return catchThrowableOfType(JobFailedException.class, runner::run);
    }

    @Test
    void failingHandler_namesOperatorPlaceAndStream() {
        source.with("clicks", "in.jsonl", List.of(new Click("x", 1), new Click("boom", 2)));
        JobFailedException failed = failure(runner());
        assertThat(failed)
                .hasMessageContaining("The job \"clicks\" failed in the operator \"pages\"")
                .hasMessageContaining("the stream \"clicks\" from in.jsonl")
                .hasMessageContaining("a handler fails");
        assertThat(failed).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(sink.published("pages")).isEmpty();
        assertThat(store.ids()).isEmpty();
    }

    @Test
    void failingReader_namesTheSource() {
        source.with("clicks", "a", List.of(new Click("x", 1), new Click("x", 2)));
        source.failAfter = 1;
        assertThat(failure(runner()))
                .hasMessageContaining("the source \"clicks\" (mem:clicks) cannot be read: the disk is on fire at 1")
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void failingWriter_namesTheSink() {
        source.with("clicks", "a", List.of(new Click("x", 1), new Click("x", 2)));
        sink.failWritesAfter = 1;
        assertThat(failure(runner()))
                .hasMessageContaining("the sink of \"pages\" (mem:pages) cannot be written: no space left on device");
    }

    @Test
    void failingSnapshots_areToleratedAndThenFailTheJob() {
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 1)));
        faulty.failWrites.set(1_000_000);
        assertThat(failure(runner().set("snapshot-interval", "1ms").set("snapshot-tolerated-failures", "3")))
                .hasMessageContaining("4 snapshots in a row have failed, and 3 are tolerated")
                .hasMessageContaining("disk full");
    }

    @Test
    void failuresInBetween_areForgotten() throws Exception {
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 1)));
        try (JobHandle handle = runner().set("snapshot-interval", "1ms")
                .set("snapshot-tolerated-failures", "1")
                .start()) {
            for (int i = 0; i < 5; i++) {
                long failed = handle.progress().snapshots().failed();
                faulty.failWrites.set(1);
                await().until(() -> handle.progress().snapshots().failed() > failed);
                long completed = handle.progress().snapshots().completed();
                await().until(() -> handle.progress().snapshots().completed() > completed);
            }
            assertThat(handle.state()).isEqualTo(JobState.RUNNING);
        }
    }

    @Test
    void failedCommit_isRepeatedWithTheNextSnapshot() throws Exception {
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 1)));
        sink.failCommits.set(1);
        try (JobHandle handle = runner().start()) {
            await().until(() -> handle.progress().events() == 1);
            assertThatThrownBy(() -> handle.snapshot().get())
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("snapshot 1 is complete but could not be published");
            source.add("clicks", "a", new Click("x", 2));
            await().until(() -> handle.progress().events() == 2);
            handle.snapshot().get();
            assertThat(sink.published("pages")).containsExactly("x=1", "x=2");
        }
        assertThat(faulty.announced).containsExactly(1L, 2L);
    }

    @Test
    void failedAnnouncement_publishesNothing() throws Exception {
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 1)));
        faulty.failAnnouncements.set(1);
        try (JobHandle handle = runner().start()) {
            await().until(() -> handle.progress().events() == 1);
            assertThatThrownBy(() -> handle.snapshot().get()).hasMessageContaining("could not be published");
            assertThat(sink.published("pages")).isEmpty();
            handle.snapshot().get();
            assertThat(sink.published("pages")).containsExactly("x=1");
        }
    }

    @Test
    void failedRetention_doesNoHarm() throws Exception {
        source.with("clicks", "a", List.of(new Click("x", 1)));
        faulty.failDeletes.set(100);
        try (JobHandle handle = runner().set("snapshot-retention", "1")
                .set("snapshot-interval", "1ms")
                .start()) {
            assertThat(handle.await().state()).isEqualTo(JobState.FINISHED);
        }
    }

    @Test
    void lastSnapshot_isTriedAgain() throws Exception {
        source.with("clicks", "a", List.of(new Click("x", 1)));
        faulty.failWrites.set(2);
        assertThat(runner().run().state()).isEqualTo(JobState.FINISHED);
        assertThat(sink.published("pages")).contains("x=1");
    }

    @Test
    void lastSnapshotThatKeepsFailing_failsTheJob() {
        source.with("clicks", "a", List.of(new Click("x", 1)));
        faulty.failWrites.set(1_000_000);
        assertThat(failure(runner()))
                .hasMessageContaining("all input was processed, but the last snapshot failed 4 times")
                .hasMessageContaining("disk full");
        assertThat(sink.published("pages")).isEmpty();
    }

    @Test
    void lastCommitThatKeepsFailing_isPublishedByTheNextRun() throws Exception {
        source.with("clicks", "a", List.of(new Click("x", 1)));
        sink.failCommits.set(1_000_000);
        assertThat(failure(runner())).hasMessageContaining("rename failed");
        sink.failCommits.set(0);
        assertThat(runner().run().alreadyFinished()).isTrue();
        assertThat(sink.published("pages")).containsExactly("x=1", "x is quiet");
    }

    @Test
    void blockedLane_timesOutWithAMessage() throws Exception {
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 1), new Click("x", 2)));
        sink.hangs = true;
        try (JobHandle handle = runner().set("snapshot-timeout", "5ms").start()) {
            await().until(() -> sink.hanging);
            assertThatThrownBy(() -> handle.snapshot().get())
                    .hasMessageContaining("was given up while waiting for the lane to reach the barrier")
                    .hasMessageContaining("streamwright-clicks-lane-0 stands in");
            sink.hangs = false;
            await().until(() -> handle.progress().events() == 2);
            await().ignoreExceptions().until(() -> handle.snapshot().get() > 0);
            assertThat(sink.published("pages")).containsExactly("x=1", "x=2");
        }
    }

    @Test
    void barrier_doesNotWaitForTheRestOfABatch() throws Exception {
        List<Click> clicks = new java.util.ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            clicks.add(new Click("x", i));
        }
        source.with("clicks", "a", clicks);
        // the batches are large by then
        sink.slowAfter = 50_000;
        try (JobHandle handle = runner().start()) {
            await().until(() -> sink.slow);
            assertThat(handle.snapshot().get()).isPositive();
            handle.cancel();
            handle.await();
            assertThat(sink.published("pages")).hasSizeLessThan(50_500);
        }
    }

    @Test
    void failingDiscovery_failsTheJob() throws Exception {
        source.bounded = false;
        source.discoveryMillis = 1;
        source.with("clicks", "a", List.of(new Click("x", 1)));
        try (JobHandle handle = runner().start()) {
            source.failDiscovery = true;
            assertThatThrownBy(handle::await)
                    .isInstanceOf(JobFailedException.class)
                    .hasMessageContaining("the source \"clicks\" (mem:clicks) cannot be looked through: no directory");
        }
    }

    @Test
    void errorInUserCode_failsTheJob() {
        source.with("clicks", "a", List.of(new Click("stack", 1)));
        assertThat(failure(runner()))
                .hasMessageContaining("in the operator \"pages\"")
                .hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void slowStore_timesOutWhileWriting() throws Exception {
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 1)));
        try (JobHandle handle = runner().set("snapshot-timeout", "50ms").start()) {
            await().until(() -> handle.progress().events() == 1);
            faulty.sectionNanos = Duration.ofMillis(60).toNanos();
            assertThatThrownBy(() -> handle.snapshot().get()).hasMessageContaining("was given up while waiting for");
            faulty.sectionNanos = 0;
            await().ignoreExceptions().until(() -> handle.snapshot().get() > 0);
        }
        assertThat(sink.published("pages")).containsExactly("x=1");
    }
}
