package io.streamwright.core.exchange;

import io.streamwright.core.operator.ConfigValues;
import io.streamwright.core.operator.LaneSetup;
import io.streamwright.core.operator.OperatorContext;
import io.streamwright.core.operator.Output;
import io.streamwright.core.operator.StreamTap;
import io.streamwright.core.time.SystemTime;
import io.streamwright.core.time.TimeSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a lane without sinks, settings and services is built from.
 *
 * @param exchangeBatch how many events go from lane to lane at once
 */
public record StressSetup(int lane, int lanes, int exchangeBatch) implements LaneSetup, OperatorContext {
    @Override
    public OperatorContext operators() {
        return this;
    }

    @Override
    public int keyGroups() {
        return 2;
    }

    @Override
    public TimeSource time() {
        return SystemTime.INSTANCE;
    }

    @Override
    public @Nullable StreamTap tap() {
        return null;
    }

    @Override
    public <T> Output<T> sink(String stream) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ConfigValues config() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <S> S service(Class<S> type, @Nullable Supplier<? extends S> fallback) {
        throw new UnsupportedOperationException();
    }
}
