package io.streamwright.core.exec;

import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.snapshot.SnapshotStore;
import io.streamwright.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What sinks have prepared and not yet published, oldest first. It stands in every snapshot until it is published, so a
 * snapshot that fails, or a commit that does, loses nothing. Owned by the snapshot thread.
 */
final class PendingOutput {
    private static final class OfSink {
        private final SharedSink<?> shared;
        private final Deque<PendingCommit> pending = new ArrayDeque<>();

        /** How many of them, from the oldest, are hardened. */
        private int hardened;

        OfSink(SharedSink<?> shared) {
            this.shared = shared;
        }

        Sink<?> sink() {
            return shared.sink();
        }
    }

    private final List<LaneControl> lanes;
    private final SnapshotStore store;
    private final CrashPoints crashPoints;
    private final List<OfSink> sinks = new ArrayList<>();

    PendingOutput(List<SharedSink<?>> shared, List<LaneControl> lanes, SnapshotStore store, CrashPoints crashPoints) {
        this.store = store;
        this.lanes = List.copyOf(lanes);
        this.crashPoints = crashPoints;
        shared.forEach(sink -> sinks.add(new OfSink(sink)));
    }

    /** Takes over what the lanes have prepared at barriers so far. */
    void collect() {
        for (LaneControl lane : lanes) {
            for (LaneControl.Prepared each = lane.takePrepared(); each != null; each = lane.takePrepared()) {
                sinks.get(each.sink()).pending.add(each.commit());
            }
        }
    }

    boolean any() {
        return count() > 0;
    }

    /** Whether any of it is seen only once it is published, so that a snapshot before it would repeat it. */
    boolean anyStaged() {
        return sinks.stream().anyMatch(sink -> sink.sink().staged() && !sink.pending.isEmpty());
    }

    int count() {
        return sinks.stream().mapToInt(sink -> sink.pending.size()).sum();
    }

    void write(SnapshotWriter writer) throws IOException {
        for (OfSink sink : sinks) {
            if (!sink.pending.isEmpty()) {
                SinkSection.write(sink.shared.uid(), sink.pending, writer);
            }
        }
    }

    /** Makes everything outlive a crash of the machine. */
    void harden() throws IOException {
        for (OfSink sink : sinks) {
            int rank = 0;
            for (PendingCommit each : sink.pending) {
                if (rank >= sink.hardened) {
                    call(sink, "cannot be made durable", () -> sink.sink().harden(each));
                    sink.hardened = rank + 1;
                }
                rank++;
            }
        }
    }

    /**
     * Publishes everything, each sink in order.
     *
     * @throws IOException of the first sink that failed, after all others have been tried
     */
    void commit() throws IOException {
        IOException failure = null;
        int left = count();
        for (OfSink sink : sinks) {
            try {
                while (!sink.pending.isEmpty()) {
                    PendingCommit oldest = sink.pending.getFirst();
                    store.expectCurrent();
                    call(sink, "cannot publish", () -> sink.sink().commit(oldest));
                    sink.pending.removeFirst();
                    sink.hardened--;
                    if (--left > 0) {
                        crashPoints.pass(CrashPoints.Point.BETWEEN_COMMITS);
                    }
                }
            } catch (IOException e) {
                failure = add(failure, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static IOException add(@Nullable IOException first, IOException next) {
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }

    @FunctionalInterface
    private interface Call {
        void run() throws IOException;
    }

    /** A sink's bug counts as its failure: the job goes on as long as failures are tolerated. */
    private static void call(OfSink sink, String what, Call call) throws IOException {
        try {
            call.run();
        } catch (IOException | RuntimeException e) {
            throw new IOException(sink.shared + " " + what + ": " + FailureReport.message(e), e);
        }
    }
}
