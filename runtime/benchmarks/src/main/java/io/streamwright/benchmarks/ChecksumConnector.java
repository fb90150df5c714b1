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
import org.jspecify.annotations.Nullable;

/** A sink that keeps nothing but the checksum, under {@code checksum:}. */
final class ChecksumConnector implements SinkConnector {
    private final Checksum checksum = new Checksum();

    /** Of all results, once the job has ended. */
    Checksum.Outcome outcome() {
        return checksum.outcome();
    }

    @Override
    public String scheme() {
        return "checksum";
    }

    @Override
    public List<ConnectorOption> options() {
        return List.of();
    }

    @Override
    public <T> Sink<T> create(SinkSpec<T> spec) {
        return new Sums<>(checksum);
    }

    private record Sums<T>(Checksum checksum) implements Sink<T> {
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
            return new Writer<>(checksum);
        }

        @Override
        public void commit(PendingCommit pending) {}
    }

    private static final class Writer<T> implements SinkWriter<T> {
        private final Checksum checksum;

        Writer(Checksum checksum) {
            this.checksum = checksum;
        }

        @Override
        public void write(T value, long timeMillis) {
            ((Summed) value).addTo(checksum, timeMillis);
        }

        @Override
        public @Nullable PendingCommit prepare(long snapshotId, boolean last) {
            return null;
        }

        @Override
        public void close() {}
    }
}
