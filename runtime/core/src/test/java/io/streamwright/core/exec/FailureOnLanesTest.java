package io.streamwright.core.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.streamwright.core.api.JobFailedException;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What fails, on several lanes: nothing is lost, all lanes end, and messages say on which of them. */
class FailureOnLanesTest extends FailureTest {

    @Override
    int lanes() {
        return 3;
    }

    @Test
    @Override
    void failingHandler_namesOperatorPlaceAndStream() {
        source.with("clicks", "in.jsonl", List.of(new Click("x", 1), new Click("boom", 2)));
        JobFailedException failed = catchThrowableOfType(JobFailedException.class, () -> runner().run());
        assertThat(failed)
                .hasMessageContaining("The job \"clicks\" failed in the operator \"pages\"")
                .hasMessageContaining("while it processed an event of the stream \"clicks\" from lane 0")
                .hasMessageContaining("a handler fails");
        assertThat(sink.published("pages")).isEmpty();
        assertThat(store.ids()).isEmpty();
    }

    @Test
    @Override
    void blockedLane_timesOutWithAMessage() throws Exception {
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 1), new Click("x", 2)));
        sink.hangs = true;
        try (JobHandle handle = runner().set("snapshot-timeout", "5ms").start()) {
            await().until(() -> sink.hanging);
            assertThatThrownBy(() -> handle.snapshot().get())
                    .hasMessageContaining("was given up while waiting for lane ")
                    .hasMessageContaining("in the operator \"pages\"")
                    .hasMessageContaining("MemorySink$Writer.write");
            sink.hangs = false;
            await().until(() -> handle.progress().events() == 2);
            await().ignoreExceptions().until(() -> handle.snapshot().get() > 0);
            assertThat(sink.published("pages")).containsExactly("x=1", "x=2");
        }
    }

    @Test
    void stuckSink_holdsBackTheSources() throws Exception {
        // one key with half of all events, and lanes that have nothing to do with it
        List<Click> some = new ArrayList<>();
        List<Click> others = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            some.add(new Click(i % 2 == 0 ? "hot" : "p" + i % 100, i));
            others.add(new Click("q" + i % 100, i));
        }
        source.with("clicks", "a", some).with("clicks", "b", others);
        sink.hangs = true;
        try (JobHandle handle = runner().start()) {
            await().until(() -> sink.hanging);
            AtomicLong before = new AtomicLong(-1);
            await().pollInterval(Duration.ofMillis(200))
                    .until(() -> before.getAndSet(handle.progress().events())
                            == handle.progress().events());
            // 8 batches of 256 for each pair of lanes and each of two exchanges, and what is under way in each lane
            assertThat(handle.progress().events()).isLessThan(2 * 3 * 8 * 256 + 3 * 4_096);
            sink.hangs = false;
            assertThat(handle.await().state()).isEqualTo(JobState.FINISHED);
        }
        List<Click> all = new ArrayList<>(some);
        all.addAll(others);
        assertThat(sorted(sink.published("windows"))).isEqualTo(sorted(expectedWindows(all)));
    }

    /** What stands in the rings is before the barrier: with a sink this slow that takes a while. */
    @Override
    void barrier_doesNotWaitForTheRestOfABatch() {
        // of one lane only
    }
}
