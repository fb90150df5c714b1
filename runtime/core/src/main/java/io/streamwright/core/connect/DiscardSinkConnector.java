package io.streamwright.core.connect;

import io.streamwright.Guarantee;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code discard:} takes results and does nothing with them, for measurements. */
public final class DiscardSinkConnector implements SinkConnector {
    /** For {@link java.util.ServiceLoader}. */
    public DiscardSinkConnector() {}

    @Override
    public String scheme() {
        return "discard";
    }

    @Override
    public List<ConnectorOption> options() {
        return List.of();
    }

    @Override
    public <T> Sink<T> create(SinkSpec<T> spec) {
        return new DiscardSink<>();
    }

    private static final class DiscardSink<T> implements Sink<T>, SinkWriter<T> {
        @Override
        public Guarantee guarantee() {
            return Guarantee.AT_LEAST_ONCE;
        }

        @Override
        public boolean staged() {
            return false;
        }

        @Override
        public void recover(List<PendingCommit> pending) {}

        @Override
        public SinkWriter<T> open(SinkContext context) {
            return this;
        }

        @Override
        public void write(T value, long timeMillis) {}

        @Override
        public @Nullable PendingCommit prepare(long snapshotId, boolean last) {
            return null;
        }

        @Override
        public void commit(PendingCommit pending) {}

        @Override
        public void close() {}
    }
}
