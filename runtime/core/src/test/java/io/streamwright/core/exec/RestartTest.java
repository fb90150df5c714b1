package io.streamwright.core.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.JobFailedException;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.api.JobState;
import io.streamwright.core.api.RestartStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** A job that fails and is started again in the same process. */
class RestartTest extends JobTest {

    private JobRunner restarting() {
        return runner().set("restart", "fixed").set("restart-delay", "1ms").set("snapshot-interval", "5ms");
    }

    private static List<Click> clicks(int count) {
        List<Click> clicks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clicks.add(new Click("p" + i % 10, i));
        }
        return clicks;
    }

    @Test
    void failingSource_isReadFromTheLastSnapshot() throws Exception {
        source.with("clicks", "a", clicks(5_000));
        source.pauseNanosPerPoll = 1_000_000;
        source.failAfter = 2_000;
        source.failuresLeft.set(2);
        try (JobHandle handle = restarting().set("clicks.batch", "100").start()) {
            JobResult result = handle.await();
            assertThat(result.state()).isEqualTo(JobState.FINISHED);
            assertThat(result.progress().restarts()).isEqualTo(2);
        }
        assertThat(sorted(sink.published("pages"))).isEqualTo(sorted(expectedPages(clicks(5_000), 20, 500)));
        assertThat(source.openReaders).hasValue(0);
        assertThat(sink.openWriters).hasValue(0);
    }

    @Test
    void startThatIsRefused_isTriedAgain() throws Exception {
        source.with("clicks", "a", clicks(100));
        source.failAfter = 50;
        source.failuresLeft.set(1);
        source.refusalsLeft.set(2);
        try (JobHandle handle = restarting().start()) {
            JobResult result = handle.await();
            assertThat(result.state()).isEqualTo(JobState.FINISHED);
            assertThat(source.refusalsLeft).hasValue(0);
        }
        assertThat(sorted(sink.published("pages"))).isEqualTo(sorted(expectedPages(clicks(100), 20, 500)));
    }

    @Test
    void startThatIsRefusedForGood_endsAfterSoManyAttempts() throws Exception {
        source.with("clicks", "a", clicks(100));
        source.failAfter = 50;
        source.refusalsLeft.set(Integer.MAX_VALUE);
        try (JobHandle handle = restarting().set("restart-attempts", "3").start()) {
            assertThatThrownBy(handle::await)
                    .isInstanceOf(JobFailedException.class)
                    .hasMessageContaining("could not be started again")
                    .hasMessageContaining("nothing answers");
        }
    }

    @Test
    void failureWithoutProgress_endsAfterSoManyAttempts() throws Exception {
        source.with("clicks", "a", List.of(new Click("x", 1), new Click("boom", 2)));
        try (JobHandle handle = restarting()
                .set("restart-attempts", "3")
                .set("snapshot-interval", "1h")
                .start()) {
            assertThatThrownBy(handle::await)
                    .isInstanceOf(JobFailedException.class)
                    .hasMessageContaining("a handler fails");
            assertThat(handle.progress().restarts()).isEqualTo(3);
            assertThat(handle.state()).isEqualTo(JobState.FAILED);
        }
    }

    @Test
    void stopWhileWaiting_endsAtOnce() throws Exception {
        source.with("clicks", "a", List.of(new Click("boom", 2)));
        try (JobHandle handle = restarting().set("restart-delay", "1h").start()) {
            await().until(() -> handle.state() == JobState.RESTARTING);
            assertThatThrownBy(() -> handle.snapshot().get())
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("waits to be started again");
            handle.stop();
            assertThat(handle.await().state()).isEqualTo(JobState.STOPPED);
        }
    }

    @Test
    void cancelWhileWaiting_endsAtOnce() throws Exception {
        source.with("clicks", "a", List.of(new Click("boom", 2)));
        try (JobHandle handle = restarting().set("restart-delay", "1h").start()) {
            await().until(() -> handle.state() == JobState.RESTARTING);
            handle.cancel();
            assertThat(handle.await(Duration.ofSeconds(30)))
                    .map(JobResult::state)
                    .contains(JobState.CANCELLED);
        }
    }

    @Test
    void stoppedJob_isNotStartedAgain() throws Exception {
        source.bounded = false;
        source.with("clicks", "a", clicks(10));
        try (JobHandle handle = restarting().start()) {
            await().until(() -> handle.progress().events() == 10);
            handle.stop();
            assertThat(handle.await().state()).isEqualTo(JobState.STOPPED);
            assertThat(handle.progress().restarts()).isZero();
        }
    }

    @Test
    void withoutAStrategy_theFirstFailureIsTheLast() {
        source.with("clicks", "a", List.of(new Click("boom", 2)));
        assertThatThrownBy(() -> runner().run()).isInstanceOf(JobFailedException.class);
    }

    @Test
    void unknownStrategy_isRefused() {
        assertThatThrownBy(() -> runner().set("restart", "always").start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("expected one of none, fixed, exponential");
    }

    @Test
    void exponentialDelay_doublesUpToItsLimit() {
        Duration first = Duration.ofSeconds(1);
        Duration most = Duration.ofSeconds(60);
        assertThat(RestartStrategy.EXPONENTIAL.delay(1, first, most)).hasSeconds(1);
        assertThat(RestartStrategy.EXPONENTIAL.delay(4, first, most)).hasSeconds(8);
        assertThat(RestartStrategy.EXPONENTIAL.delay(1_000, first, most)).hasSeconds(60);
        assertThat(RestartStrategy.FIXED.delay(1_000, first, most)).hasSeconds(1);
    }
}
