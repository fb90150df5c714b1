package io.streamwright.benchmarks;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceConnector;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.source.SplitReader;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
            return IntStream.range(0, load.splits())
                    .mapToObj(Integer::toString)
                    .filter(id -> !known.contains(id))
                    .toList();
        }

        @Override
        public SplitReader<Event> open(String splitId, byte @Nullable [] position) {
            return load.splits() == 1 ? new WholeReader(load) : new PartReader(load, Integer.parseInt(splitId));
        }
    }

    /** Delivers a part, in portions; what makes the events is close to the call that takes them. */
    private abstract static class Reader implements SplitReader<Event> {
        private long left;

        Reader(long events) {
            this.left = events;
        }

        /** Delivers until enough or told to stop; how many. */
        abstract int deliver(SourceOutput<Event> out, int events);

        @Override
        public final int poll(SourceOutput<Event> out, int maxEvents) {
            if (left == 0) {
                return ENDED;
            }
            int count = deliver(out, (int) Math.min(maxEvents, left));
            left -= count;
            return count;
        }

        @Override
        public final byte[] position() {
            return new byte[0];
        }

        @Override
        public final void close() {}
    }

    private static final class WholeReader extends Reader {
        private final EventGenerator generator;

        WholeReader(Load load) {
            super(load.events());
            this.generator = load.generator();
        }

        @Override
        int deliver(SourceOutput<Event> out, int events) {
            int count = 0;
            while (count < events) {
                count++;
                if (!out.emit(generator.next())) {
                    break;
                }
            }
            return count;
        }
    }

    private static final class PartReader extends Reader {
        private final PartGenerator generator;

        PartReader(Load load, int split) {
            super(load.eventsOf(split));
            this.generator = load.part(split);
        }

        @Override
        int deliver(SourceOutput<Event> out, int events) {
            int count = 0;
            while (count < events) {
                count++;
                if (!out.emit(generator.next())) {
                    break;
                }
            }
            return count;
        }
    }
}
