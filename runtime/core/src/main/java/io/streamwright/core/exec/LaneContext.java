package io.streamwright.core.exec;

import io.streamwright.core.operator.ConfigValues;
import io.streamwright.core.operator.LaneSetup;
import io.streamwright.core.operator.OperatorContext;
import io.streamwright.core.operator.Output;
import io.streamwright.core.operator.StreamTap;
import io.streamwright.core.time.TimeSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the generated wiring of a lane is built from. Used by the thread that builds the lane. */
record LaneContext(
        LanePlace place,
        int exchangeBatch,
        TimeSource time,
        ConfigValues config,
        ServicePool services,
        Map<String, SinkOutput<?>> sinks)
        implements LaneSetup, OperatorContext {

    @Override
    public OperatorContext operators() {
        return this;
    }

    @Override
    public int lane() {
        return place.lane();
    }

    @Override
    public int lanes() {
        return place.lanes();
    }

    @Override
    public int keyGroups() {
        return place.keyGroups();
    }

    @Override
    public <S> S service(Class<S> type, @Nullable Supplier<? extends S> fallback) {
        return services.get(type, fallback);
    }

    @Override
    @SuppressWarnings("unchecked") // the codec of the stream, which the sink was made with, has its type
    public <T> Output<T> sink(String stream) {
        SinkOutput<?> sink = sinks.get(stream);
        if (sink == null) {
            throw new IllegalArgumentException("the stream " + stream + " has no sink");
        }
        return (Output<T>) sink;
    }

    @Override
    public @Nullable StreamTap tap() {
        return null;
    }
}
