package io.streamwright.benchmarks;

import io.streamwright.benchmarks.feed.Generator;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceConnector;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.source.SplitReader;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Computed events as a source of a job, under {@code events:}. */
public final class EventsConnector implements SourceConnector {
    private final int splits;
    private final IntFunction<SplitReader<?>> readers;

    /** The events of a load. */
    EventsConnector(Load load) {
        this(load.splits(), split -> new Reader<>(load.generator(split), load.eventsOf(split)));
    }

    /** What readers deliver, one for each split. */
    public EventsConnector(int splits, IntFunction<SplitReader<?>> readers) {
        this.splits = splits;
        this.readers = readers;
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
    @SuppressWarnings("unchecked") // the events of a workload are of the type that its source is of
    public <T> Source<T> create(SourceSpec<T> spec) {
        return (Source<T>) new Events(splits, readers);
    }

    private record Events(int splits, IntFunction<SplitReader<?>> readers) implements Source<Object> {
        @Override
        public boolean bounded() {
            return true;
        }

        @Override
        public List<String> discover(Set<String> known) {
            return IntStream.range(0, splits)
                    .mapToObj(Integer::toString)
                    .filter(id -> !known.contains(id))
                    .toList();
        }

        @Override
        @SuppressWarnings("unchecked") // whatever it delivers
        public SplitReader<Object> open(String splitId, byte @Nullable [] position) {
            return (SplitReader<Object>) readers.apply(Integer.parseInt(splitId));
        }
    }

    /** Delivers a part, in portions; what makes the events is close to the call that takes them. */
    private static final class Reader<T> implements SplitReader<T> {
        private final Generator<T> generator;
        private long left;

        Reader(Generator<T> generator, long events) {
            this.generator = generator;
            this.left = events;
        }

        @Override
        public int poll(SourceOutput<T> out, int maxEvents) {
            if (left == 0) {
                return ENDED;
            }
            int count = deliver(out, (int) Math.min(maxEvents, left));
            left -= count;
            return count;
        }

        private int deliver(SourceOutput<T> out, int events) {
            Generator<T> from = generator;
            int count = 0;
            while (count < events) {
                count++;
                if (!out.emit(from.next())) {
                    break;
                }
            }
            return count;
        }

        /** None: no run goes on where another ended. */
        @Override
        public byte[] position() {
            return new byte[0];
        }

        @Override
        public void close() {}
    }
}
