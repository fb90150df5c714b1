package io.streamwright.benchmarks.timers;

import io.streamwright.Guarantee;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Counts what fires, on one lane, under {@code fired:}; each time must be later than the one before. */
final class FiredConnector implements SinkConnector {
    final CountDownLatch begun = new CountDownLatch(1);

    /** Written by the lane. */
    volatile long count;

    private long fired;
    private long last = Long.MIN_VALUE;

    @Override
    public String scheme() {
        return "fired";
    }

    @Override
    public List<ConnectorOption> options() {
        return List.of();
    }

    @Override
    public <T> Sink<T> create(SinkSpec<T> spec) {
        return new Counted<>();
    }

    private void fire(long time) {
        if (time <= last) {
            throw new IllegalStateException("a timer of " + time + " fires after one of " + last);
        }
        last = time;
        if (fired++ == 0) {
            begun.countDown();
        }
    }

    private void publish() {
        count = fired;
    }

    /** Once the job has ended: whether all have fired. */
    void check(long expected) {
        if (count != expected) {
            throw new IllegalStateException(count + " timers have fired, and not " + expected);
        }
    }

    private final class Counted<T> implements Sink<T> {
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
            return new Writer<>();
        }

        @Override
        public void commit(PendingCommit pending) {}
    }

    private final class Writer<T> implements SinkWriter<T> {
        @Override
        public void write(T value, long timeMillis) {
            fire((Long) value);
        }

        @Override
        public void flush() {
            publish();
        }

        @Override
        public @Nullable PendingCommit prepare(long snapshotId, boolean last) {
            publish();
            return null;
        }

        @Override
        public void close() {
            publish();
        }
    }
}
