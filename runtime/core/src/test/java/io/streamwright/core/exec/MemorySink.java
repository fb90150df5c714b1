package io.streamwright.core.exec;

import io.streamwright.Guarantee;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A staged sink in memory, under {@code mem:}: what is here outlives a job, as a disk would. Results show when they are
 * committed.
 */
final class MemorySink implements SinkConnector {
    private final Map<String, List<String>> staged = new HashMap<>();
    private final Map<String, List<String>> published = new HashMap<>();
    private final Set<String> committed = new HashSet<>();

    final AtomicInteger openWriters = new AtomicInteger();
    /** How long each result takes. */
    volatile long pauseNanosPerResult;

    volatile Guarantee guarantee = Guarantee.EXACTLY_ONCE;
    final AtomicInteger failCommits = new AtomicInteger();
    final AtomicInteger failHardens = new AtomicInteger();
    volatile int failWritesAfter = Integer.MAX_VALUE;
    /** Whether writers hang. */
    volatile boolean hangs;

    /** Whether a writer that hangs heeds an interrupt. */
    volatile boolean heedsInterrupts = true;

    volatile boolean hanging;
    volatile boolean interruptsItself;

    /** From which result on each takes long. */
    volatile int slowAfter = Integer.MAX_VALUE;

    volatile boolean slow;

    volatile boolean sawLast;

    /** Results that were written after the last barrier, when writers were closed. */
    final AtomicInteger behindBarrier = new AtomicInteger();

    synchronized List<String> published(String stream) {
        return new ArrayList<>(published.getOrDefault(stream, List.of()));
    }

    synchronized int staged() {
        return staged.size();
    }

    @Override
    public String scheme() {
        return "mem";
    }

    @Override
    public List<ConnectorOption> options() {
        return List.of(new ConnectorOption("mode", "for messages", null));
    }

    @Override
    public <T> Sink<T> create(SinkSpec<T> spec) {
        return new OfStream<>(spec.address().location());
    }

    private synchronized void stage(String token, List<String> results) {
        if (staged.put(token, results) != null) {
            throw new IllegalStateException("the name " + token + " was used twice");
        }
    }

    private synchronized void publish(String stream, PendingCommit pending) throws IOException {
        String token = new String(pending.token(), StandardCharsets.UTF_8);
        if (!committed.add(token)) {
            return;
        }
        List<String> results = staged.remove(token);
        if (results == null) {
            throw new IOException(token + " is lost");
        }
        published.computeIfAbsent(stream, key -> new ArrayList<>()).addAll(results);
    }

    private synchronized void clear(String stream) {
        staged.keySet().removeIf(token -> token.startsWith(stream + "-"));
    }

    private final class OfStream<T> implements Sink<T> {
        private final String stream;

        OfStream(String stream) {
            this.stream = stream;
        }

        @Override
        public Guarantee guarantee() {
            return guarantee;
        }

        @Override
        public boolean staged() {
            return true;
        }

        @Override
        public void recover(List<PendingCommit> pending) throws IOException {
            for (PendingCommit each : pending) {
                publish(stream, each);
            }
            clear(stream);
        }

        @Override
        public SinkWriter<T> open(SinkContext context) {
            openWriters.incrementAndGet();
            return new Writer<>(stream, context.lane());
        }

        @Override
        public void harden(PendingCommit pending) throws IOException {
            if (failHardens.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IOException("fsync failed");
            }
        }

        @Override
        public void commit(PendingCommit pending) throws IOException {
            if (failCommits.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IOException("rename failed");
            }
            publish(stream, pending);
        }
    }

    private final class Writer<T> implements SinkWriter<T> {
        private final String stream;
        private List<String> results = new ArrayList<>();
        private final int lane;
        private int written;

        Writer(String stream, int lane) {
            this.stream = stream;
            this.lane = lane;
        }

        @Override
        public void write(T value, long timeMillis) throws IOException {
            if (pauseNanosPerResult > 0) {
                LockSupport.parkNanos(pauseNanosPerResult);
            }
            if (written++ >= failWritesAfter) {
                throw new IOException("no space left on device");
            }
            if (interruptsItself) {
                Thread.currentThread().interrupt();
            }
            if (written > slowAfter) {
                slow = true;
                LockSupport.parkNanos(20_000_000);
            }
            while (hangs) {
                hanging = true;
                if (Thread.interrupted() && heedsInterrupts) {
                    throw new InterruptedIOException("interrupted");
                }
                LockSupport.parkNanos(1_000_000);
            }
            results.add(String.valueOf(value));
        }

        @Override
        public PendingCommit prepare(long snapshotId, boolean last) {
            sawLast |= last;
            if (results.isEmpty()) {
                return null;
            }
            String token = stream + "-" + snapshotId + "-" + lane;
            stage(token, results);
            results = new ArrayList<>();
            return new PendingCommit(token.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            behindBarrier.addAndGet(results.size());
            openWriters.decrementAndGet();
        }
    }
}
