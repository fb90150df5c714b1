package io.streamwright.flink.rig;

import io.streamwright.testkit.JobHarness;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;

/**
 * One thing that the input does, in Flink and in the harness.
 *
 * @param <E> the type of the events
 */
interface Step<E> {
    CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    /** Does it in a source of Flink; the next step waits for what is returned. */
    CompletableFuture<Void> play(ReaderOutput<E> output);

    /** Does it in the harness. */
    void play(JobHarness harness, String source);

    /** An event with its time. */
    record Event<E>(E event, long timeMillis) implements Step<E> {
        @Override
        public CompletableFuture<Void> play(ReaderOutput<E> output) {
            output.collect(event, timeMillis);
            return DONE;
        }

        @Override
        public void play(JobHarness harness, String source) {
            harness.send(source, event, timeMillis);
        }
    }

    /** An event without a time. */
    record TimelessEvent<E>(E event) implements Step<E> {
        @Override
        public CompletableFuture<Void> play(ReaderOutput<E> output) {
            output.collect(event);
            return DONE;
        }

        @Override
        public void play(JobHarness harness, String source) {
            harness.send(source, event);
        }
    }

    /** The input becomes idle until its next event. */
    record Idle<E>() implements Step<E> {
        @Override
        public CompletableFuture<Void> play(ReaderOutput<E> output) {
            output.markIdle();
            return DONE;
        }

        @Override
        public void play(JobHarness harness, String source) {
            harness.idle(source);
        }
    }

    /** A watermark. */
    record Mark<E>(long timeMillis) implements Step<E> {
        @Override
        public CompletableFuture<Void> play(ReaderOutput<E> output) {
            output.emitWatermark(new Watermark(timeMillis));
            return DONE;
        }

        @Override
        public void play(JobHarness harness, String source) {
            harness.watermark(source, timeMillis);
        }
    }

    /** Flink's source waits until the test goes on; meanwhile the harness does something. */
    record Pausing<E>(Script.Pause pause, Consumer<JobHarness> meanwhile) implements Step<E> {
        @Override
        public CompletableFuture<Void> play(ReaderOutput<E> output) {
            pause.reached().complete(null);
            return pause.over();
        }

        @Override
        public void play(JobHarness harness, String source) {
            meanwhile.accept(harness);
        }
    }

    /** Flink's source fails, the first time. */
    record Failing<E>(AtomicBoolean failed) implements Step<E> {
        @Override
        public CompletableFuture<Void> play(ReaderOutput<E> output) {
            if (failed.compareAndSet(false, true)) {
                throw new IllegalStateException("the test wants the job to fail here");
            }
            return DONE;
        }

        @Override
        public void play(JobHarness harness, String source) {}
    }
}
