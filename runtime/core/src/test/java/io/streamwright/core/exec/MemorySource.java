package io.streamwright.core.exec;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceConnector;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.source.SplitReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Clicks in memory, under {@code mem:}: splits as lists that tests may append to. */
final class MemorySource implements SourceConnector {
    /** By stream and split. */
    final Map<String, Map<String, List<Click>>> data = new ConcurrentSkipListMap<>();

    final AtomicInteger openReaders = new AtomicInteger();
    final List<Long> completedSnapshots = new CopyOnWriteArrayList<>();
    volatile boolean bounded = true;
    volatile long discoveryMillis;
    volatile int failAfter = Integer.MAX_VALUE;

    /** How often it fails there; then it is read without a failure. */
    final AtomicInteger failuresLeft = new AtomicInteger(Integer.MAX_VALUE);

    /** How often it is not there when a job starts again; it is there the first time. */
    final AtomicInteger refusalsLeft = new AtomicInteger();

    private final AtomicInteger starts = new AtomicInteger();

    volatile long pauseNanosPerPoll;
    volatile boolean failDiscovery;

    MemorySource with(String stream, String split, List<Click> clicks) {
        data.computeIfAbsent(stream, key -> new ConcurrentSkipListMap<>())
                .put(split, new CopyOnWriteArrayList<>(clicks));
        return this;
    }

    MemorySource add(String stream, String split, Click... clicks) {
        data.get(stream).get(split).addAll(List.of(clicks));
        return this;
    }

    @Override
    public String scheme() {
        return "mem";
    }

    @Override
    public List<ConnectorOption> options() {
        return List.of(
                new ConnectorOption("batch", "how many events at most in one poll", null),
                new ConnectorOption("skip-blank", "for messages", null));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Source<T> create(SourceSpec<T> spec) {
        if (starts.getAndIncrement() > 0 && refusalsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new ConfigurationException("nothing answers");
        }
        int batch = spec.address().option("batch").map(Integer::valueOf).orElse(Integer.MAX_VALUE);
        return (Source<T>) new Splits(data.get(spec.address().location()), batch);
    }

    private final class Splits implements Source<Click> {
        private final Map<String, List<Click>> splits;
        private final int batch;

        Splits(Map<String, List<Click>> splits, int batch) {
            this.splits = splits;
            this.batch = batch;
        }

        @Override
        public boolean bounded() {
            return bounded;
        }

        @Override
        public List<String> discover(Set<String> known) throws IOException {
            if (failDiscovery) {
                throw new IOException("no directory");
            }
            return splits.keySet().stream().filter(id -> !known.contains(id)).toList();
        }

        @Override
        public long discoveryIntervalMillis() {
            return discoveryMillis;
        }

        @Override
        public SplitReader<Click> open(String splitId, byte @Nullable [] position) throws IOException {
            List<Click> clicks = splits.get(splitId);
            if (clicks == null) {
                throw new IOException("there is no such split");
            }
            openReaders.incrementAndGet();
            return new Reader(
                    clicks, position == null ? 0 : ByteBuffer.wrap(position).getInt());
        }

        @Override
        public void snapshotCompleted(long snapshotId) {
            completedSnapshots.add(snapshotId);
        }

        private final class Reader implements SplitReader<Click> {
            private final List<Click> clicks;
            private int next;

            Reader(List<Click> clicks, int next) {
                this.clicks = clicks;
                this.next = next;
            }

            @Override
            public int poll(SourceOutput<Click> out, int maxEvents) throws IOException {
                int end = (int) Math.min(clicks.size(), (long) next + Math.min(batch, maxEvents));
                if (next >= clicks.size()) {
                    return bounded ? ENDED : 0;
                }
                if (pauseNanosPerPoll > 0) {
                    java.util.concurrent.locks.LockSupport.parkNanos(pauseNanosPerPoll);
                }
                int count = 0;
                while (next < end) {
                    if (next >= failAfter && failuresLeft.getAndDecrement() > 0) {
                        throw new IOException("the disk is on fire at " + next);
                    }
                    count++;
                    if (!out.emit(clicks.get(next++))) {
                        break;
                    }
                }
                return count;
            }

            @Override
            public byte[] position() {
                return ByteBuffer.allocate(4).putInt(next).array();
            }

            @Override
            public void close() {
                openReaders.decrementAndGet();
            }
        }
    }
}
