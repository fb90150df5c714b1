package io.streamwright.benchmarks;

import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Generator;
import io.streamwright.benchmarks.feed.Summed;
import io.streamwright.core.operator.ConfigValues;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.LaneSetup;
import io.streamwright.core.operator.OperatorContext;
import io.streamwright.core.operator.Output;
import io.streamwright.core.operator.StreamTap;
import io.streamwright.core.source.SourceInput;
import io.streamwright.core.source.SplitState;
import io.streamwright.core.state.KeyGroups;
import io.streamwright.core.time.SystemTime;
import io.streamwright.core.time.TimeSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Drives the generated wiring of a job with nothing around it: one split, all results to a checksum. */
final class DirectLane implements LaneSetup, OperatorContext {
    private final Load load;
    private final Checksum checksum = new Checksum();

    DirectLane(Load load) {
        this.load = load;
    }

    Checksum.Outcome run() {
        return run(load.workload().job().lane(this));
    }

    /** As {@link #run}, but rows are read ahead from the first event on and not only where they are many. */
    Checksum.Outcome runReadingAhead() {
        LaneProgram lane = load.workload().job().lane(this);
        lane.readAheadAlways();
        return run(lane);
    }

    @SuppressWarnings("unchecked") // every workload has one source, of what its generator makes
    private Checksum.Outcome run(LaneProgram lane) {
        feed(lane, (SourceInput<Object>) lane.inputs().get(0), (Generator<Object>) load.generator(0), load.events());
        return checksum.outcome();
    }

    private static <T> void feed(LaneProgram lane, SourceInput<T> input, Generator<T> generator, long events) {
        SplitState split = input.addSplit("all", 0);
        input.noMoreSplits();
        input.select(split);
        for (long left = events; left > 0; left -= OwnSide.BATCH) {
            take(input, generator, (int) Math.min(OwnSide.BATCH, left));
        }
        input.end(split);
        lane.settleAll();
    }

    private static <T> void take(SourceInput<T> input, Generator<T> generator, int events) {
        input.beginBatch();
        for (int i = 0; i < events; i++) {
            input.emit(generator.next());
        }
        input.endBatch();
    }

    @Override
    public <T> Output<T> sink(String stream) {
        return new ChecksumOutput<>(checksum);
    }

    @Override
    public OperatorContext operators() {
        return this;
    }

    @Override
    public @Nullable StreamTap tap() {
        return null;
    }

    @Override
    public TimeSource time() {
        return SystemTime.INSTANCE;
    }

    @Override
    public ConfigValues config() {
        throw new UnsupportedOperationException("no workload has settings");
    }

    @Override
    public <S> S service(Class<S> type, @Nullable Supplier<? extends S> fallback) {
        return Objects.requireNonNull(fallback).get();
    }

    @Override
    public int keyGroups() {
        return KeyGroups.DEFAULT_COUNT;
    }

    private static final class ChecksumOutput<T> extends Output<T> {
        private final Checksum checksum;

        ChecksumOutput(Checksum checksum) {
            this.checksum = checksum;
        }

        @Override
        public void emit(T event, long time) {
            ((Summed) event).addTo(checksum, time);
        }
    }
}
