package io.streamwright.benchmarks.parts;

import io.streamwright.core.operator.ConfigValues;
import io.streamwright.core.operator.LaneSetup;
import io.streamwright.core.operator.OperatorContext;
import io.streamwright.core.operator.Output;
import io.streamwright.core.operator.StreamTap;
import io.streamwright.core.state.KeyGroups;
import io.streamwright.core.time.SystemTime;
import io.streamwright.core.time.TimeSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.Blackhole;

/** What a lane of a job without settings needs; its results go nowhere. */
record BareSetup(@Nullable Blackhole hole) implements LaneSetup, OperatorContext {
    @Override
    public <T> Output<T> sink(String stream) {
        return new Output<>() {
            @Override
            public void emit(T event, long time) {
                Objects.requireNonNull(hole).consume(event);
            }
        };
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
        throw new UnsupportedOperationException("the job has no settings");
    }

    @Override
    public <S> S service(Class<S> type, @Nullable Supplier<? extends S> fallback) {
        throw new UnsupportedOperationException("the job has no services");
    }

    @Override
    public int keyGroups() {
        return KeyGroups.DEFAULT_COUNT;
    }
}
