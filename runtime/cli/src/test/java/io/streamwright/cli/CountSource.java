package io.streamwright.cli;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.OptionValues;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceConnector;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.source.SplitReader;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** {@code count:7} gives 0 to 6; {@code count:} never ends. */
public final class CountSource implements SourceConnector {
    /** For the service loader. */
    public CountSource() {}

    @Override
    public String scheme() {
        return "count";
    }

    @Override
    public List<ConnectorOption> options() {
        return List.of(new ConnectorOption("pause", "how long to wait after each number", "0s"));
    }

    @Override
    @SuppressWarnings("unchecked") // The only codec of the job is that of Long.
    public <T> Source<T> create(SourceSpec<T> spec) {
        String end = spec.address().location();
        Duration pause = OptionValues.duration(spec.address(), "pause", Duration.ZERO, Duration.ZERO);
        return (Source<T>) new Numbers(end.isEmpty() ? Long.MAX_VALUE : Long.parseLong(end), pause.toNanos());
    }

    private record Numbers(long end, long pauseNanos) implements Source<Long> {
        @Override
        public boolean bounded() {
            return end != Long.MAX_VALUE;
        }

        @Override
        public List<String> discover(Set<String> known) {
            return known.isEmpty() ? List.of("all") : List.of();
        }

        @Override
        public SplitReader<Long> open(String splitId, byte[] position) {
            return new Reader(position == null ? 0 : ByteBuffer.wrap(position).getLong());
        }

        private final class Reader implements SplitReader<Long> {
            private long next;

            Reader(long next) {
                this.next = next;
            }

            @Override
            public int poll(SourceOutput<Long> out, int maxEvents) {
                if (next == end) {
                    return ENDED;
                }
                // the engine wakes its lane for a barrier: a pause that it cannot shorten goes on waiting
                long began = System.nanoTime();
                for (long left = pauseNanos; left > 0 && !Thread.currentThread().isInterrupted(); ) {
                    LockSupport.parkNanos(left);
                    left = pauseNanos - (System.nanoTime() - began);
                }
                out.emit(next++);
                return 1;
            }

            @Override
            public byte[] position() {
                return ByteBuffer.allocate(Long.BYTES).putLong(next).array();
            }

            @Override
            public void close() {}
        }
    }
}
