package io.streamwright.kafka;

import io.streamwright.Guarantee;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the results of a test's jobs, all their runs together. */
final class Collected implements SinkConnector {
    /** A result and the time it came with. */
    record Timed(Object value, long timeMillis) {}

    private final Map<String, List<Timed>> byStream = new ConcurrentHashMap<>();

    List<Timed> timed(String stream) {
        List<Timed> found = byStream.computeIfAbsent(stream, key -> Collections.synchronizedList(new ArrayList<>()));
        synchronized (found) {
            return List.copyOf(found);
        }
    }

    List<Object> of(String stream) {
        return timed(stream).stream().map(Timed::value).toList();
    }

    /** The numbers of views, in the order in which they came. */
    List<Long> numbers() {
        return of("out").stream().map(view -> ((View) view).n()).toList();
    }

    @Override
    public String scheme() {
        return "collect";
    }

    @Override
    public List<ConnectorOption> options() {
        return List.of();
    }

    @Override
    public <T> Sink<T> create(SinkSpec<T> spec) {
        List<Timed> results =
                byStream.computeIfAbsent(spec.stream(), key -> Collections.synchronizedList(new ArrayList<>()));
        return new Sink<>() {
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
                return new SinkWriter<>() {
                    @Override
                    public void write(T value, long timeMillis) {
                        results.add(new Timed(value, timeMillis));
                    }

                    @Override
                    public PendingCommit prepare(long snapshotId, boolean last) {
                        return null;
                    }

                    @Override
                    public void close() {}
                };
            }

            @Override
            public void commit(PendingCommit pending) {}
        };
    }
}
