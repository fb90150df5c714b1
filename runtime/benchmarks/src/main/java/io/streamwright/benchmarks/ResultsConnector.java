package io.streamwright.benchmarks;

import io.streamwright.Guarantee;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkWriter;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands each result of a job on one lane to a function, under {@code results:}.
 *
 * @param results is called on the lane
 */
record ResultsConnector(Consumer<Object> results) implements SinkConnector {
    @Override
    public String scheme() {
        return "results";
    }

    @Override
    public List<ConnectorOption> options() {
        return List.of();
    }

    @Override
    public <T> Sink<T> create(SinkSpec<T> spec) {
        return new Called<>(results);
    }

    private record Called<T>(Consumer<Object> results) implements Sink<T> {
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
            return new Writer<>(results);
        }

        @Override
        public void commit(PendingCommit pending) {}
    }

    private record Writer<T>(Consumer<Object> results) implements SinkWriter<T> {
        @Override
        public void write(T value, long timeMillis) {
            results.accept(value);
        }

        @Override
        public @Nullable PendingCommit prepare(long snapshotId, boolean last) {
            return null;
        }

        @Override
        public void close() {}
    }
}
