package io.streamwright.benchmarks;

import io.streamwright.Guarantee;
import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Summed;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A sink that keeps nothing but the checksum, under {@code checksum:}. */
public final class ChecksumConnector implements SinkConnector {
    private final List<Checksum> checksums = new CopyOnWriteArrayList<>();

    /** Of no results yet. */
    public ChecksumConnector() {}

    /** Of all results, once the job has ended. */
    public Checksum.Outcome outcome() {
        return checksums.stream().map(Checksum::outcome).reduce(Checksum.Outcome.NONE, Checksum.Outcome::and);
    }

    private Checksum ofLane() {
        Checksum checksum = new Checksum();
        checksums.add(checksum);
        return checksum;
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
        return new Sums<>(this::ofLane);
    }

    private record Sums<T>(Supplier<Checksum> checksums) implements Sink<T> {
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
            return new Writer<>(checksums.get());
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
