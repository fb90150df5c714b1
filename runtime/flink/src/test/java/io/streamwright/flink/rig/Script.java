package io.streamwright.flink.rig;

import static java.util.Objects.requireNonNull;

import io.streamwright.testkit.HarnessBuilder;
import io.streamwright.testkit.JobHarness;
import io.streamwright.testkit.TimedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * An input, step by step: its order is that of one split, so that results depend on nothing else. Not thread-safe while it is
 * written.
 *
 * @param <E> the type of the events
 */
public final class Script<E> {
    private final List<Step<E>> steps = new ArrayList<>();

    /** An event with its time. */
    public Script<E> event(E event, long timeMillis) {
        return add(new Step.Event<>(event, timeMillis));
    }

    /** An event without a time. */
    public Script<E> event(E event) {
        return add(new Step.TimelessEvent<>(event));
    }

    /** The input becomes idle until its next event. */
    public Script<E> idle() {
        return add(new Step.Idle<>());
    }

    /** A watermark. */
    public Script<E> watermark(long timeMillis) {
        return add(new Step.Mark<>(timeMillis));
    }

    /**
     * The place where Flink's source fails, once.
     *
     * @return whether it has
     */
    public BooleanSupplier failure() {
        AtomicBoolean failed = new AtomicBoolean();
        add(new Step.Failing<>(failed));
        return failed::get;
    }

    /** A place where Flink's source waits for the test. */
    public Pause pause() {
        return pause(harness -> {});
    }

    /**
     * A place where Flink's source waits for the test.
     *
     * @param meanwhile what the harness does there
     */
    public Pause pause(Consumer<JobHarness> meanwhile) {
        Pause pause = new Pause(new CompletableFuture<>(), new CompletableFuture<>());
        add(new Step.Pausing<>(pause, meanwhile));
        return pause;
    }

    /**
     * A place in a script.
     *
     * @param reached done once the source has come there
     * @param over done by the test
     */
    public record Pause(CompletableFuture<Void> reached, CompletableFuture<Void> over) {
        /** Lets the source go on. */
        public void end() {
            over.complete(null);
        }
    }

    private Script<E> add(Step<E> step) {
        steps.add(step);
        return this;
    }

    int size() {
        return steps.size();
    }

    Step<E> step(long index) {
        return steps.get((int) index);
    }

    /** What a stream of a job in the harness carries while it is played the script and comes to its end. */
    public <R> Expected<R> inHarness(HarnessBuilder job, String source, String stream, Class<R> type) {
        try (JobHarness harness = job.explicitWatermarks().start()) {
            List<TimedEvent<R>> results = new ArrayList<>();
            Map<Pause, Expected.Progress> progress = new HashMap<>();
            for (Step<E> step : steps) {
                step.play(harness, source);
                results.addAll(harness.drainTimed(stream, type));
                if (step instanceof Step.Pausing<E> pausing) {
                    progress.put(pausing.pause(), new Expected.Progress(results.size(), harness.rows(stream)));
                }
            }
            harness.end();
            results.addAll(harness.drainTimed(stream, type));
            return new Expected<>(results, progress, harness.lateDropped(stream));
        }
    }

    /** What several streams of a job in the harness carry, step by step, while it is played the script and comes to its end. */
    public <R> List<TimedEvent<R>> inHarness(HarnessBuilder job, String source, List<String> streams, Class<R> type) {
        try (JobHarness harness = job.explicitWatermarks().start()) {
            List<TimedEvent<R>> results = new ArrayList<>();
            for (Step<E> step : steps) {
                step.play(harness, source);
                streams.forEach(stream -> results.addAll(harness.drainTimed(stream, type)));
            }
            harness.end();
            streams.forEach(stream -> results.addAll(harness.drainTimed(stream, type)));
            return results;
        }
    }

    /**
     * What the harness has put out.
     *
     * @param results in order
     * @param progress how far it was at the end of each pause
     * @param lateDropped how many events came too late
     */
    public record Expected<R>(List<TimedEvent<R>> results, Map<Pause, Progress> progress, long lateDropped) {

        /** How far it was at the end of this pause. */
        public Progress at(Pause pause) {
            return requireNonNull(progress.get(pause));
        }

        /**
         * How far it was.
         *
         * @param results how many there were
         * @param rows how many rows of state
         */
        public record Progress(int results, long rows) {}
    }
}
