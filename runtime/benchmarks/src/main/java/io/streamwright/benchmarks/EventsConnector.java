package io.streamwright.benchmarks;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceConnector;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.source.SplitReader;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The events of a load as a source of a job, under {@code events:}. */
final class EventsConnector implements SourceConnector {
    private final Load load;

    EventsConnector(Load load) {
        this.load = load;
    }

    @Override
    public String scheme() {
        return "events";
    }

    @Override
    public List<ConnectorOption> options() {
        return List.of();
    }

    @Override
    @SuppressWarnings("unchecked") // all workloads read events
    public <T> Source<T> create(SourceSpec<T> spec) {
        return (Source<T>) new Events(load);
    }

    private record Events(Load load) implements Source<Event> {
        @Override
        public boolean bounded() {
            return true;
        }

        @Override
        public List<String> discover(Set<String> known) {
            return known.isEmpty() ? List.of("all") : List.of();
        }

        @Override
        public SplitReader<Event> open(String splitId, byte @Nullable [] position) {
            return new Reader(load);
        }
    }

    private static final class Reader implements SplitReader<Event> {
        private final EventGenerator generator;
        private long left;

        Reader(Load load) {
            this.generator = load.generator();
            this.left = load.events();
        }

        @Override
        public int poll(SourceOutput<Event> out, int maxEvents) {
            if (left == 0) {
                return ENDED;
            }
            int events = (int) Math.min(maxEvents, left);
            int count = 0;
            while (count < events) {
                count++;
                if (!out.emit(generator.next())) {
                    break;
                }
            }
            left -= count;
            return count;
        }

        @Override
        public byte[] position() {
            return new byte[0];
        }

        @Override
        public void close() {}
    }
}
