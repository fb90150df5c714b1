package io.streamwright.metrics;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceConnector;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.source.SplitReader;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers without end, in three splits, as long as it is not told to fail or to end. */
final class FeedSource implements SourceConnector {
    volatile boolean fails;
    volatile boolean ends;

    @Override
    public String scheme() {
        return "feed";
    }

    @Override
    public List<ConnectorOption> options() {
        return List.of();
    }

    @Override
    @SuppressWarnings("unchecked") // the only codec of the job is that of Long
    public <T> Source<T> create(SourceSpec<T> spec) {
        return (Source<T>) new Feed();
    }

    private final class Feed implements Source<Long> {
        @Override
        public boolean bounded() {
            return true;
        }

        @Override
        public List<String> discover(Set<String> known) {
            return known.isEmpty() ? List.of("a\"quoted\\one", "b", "c") : List.of();
        }

        @Override
        public SplitReader<Long> open(String splitId, byte @Nullable [] position) {
            return new Reader(position == null ? 0 : ByteBuffer.wrap(position).getLong());
        }
    }

    private final class Reader implements SplitReader<Long> {
        private long next;

        Reader(long next) {
            this.next = next;
        }

        @Override
        public int poll(SourceOutput<Long> out, int maxEvents) {
            if (ends) {
                return ENDED;
            }
            int count = Math.min(maxEvents, 100);
            for (int i = 0; i < count; i++) {
                out.emit(fails ? -1L : next++);
            }
            return count;
        }

        @Override
        public long lag() {
            return 7;
        }

        @Override
        public byte[] position() {
            return ByteBuffer.allocate(Long.BYTES).putLong(next).array();
        }

        @Override
        public void close() {}
    }
}
