package io.streamwright.core.exec;

import io.streamwright.core.api.StreamwrightException;
import io.streamwright.core.exec.CrashPoints.Point;
import io.streamwright.core.sink.SinkTransactions;
import io.streamwright.core.snapshot.SectionId;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotRetention;
import io.streamwright.core.snapshot.SnapshotStore;
import io.streamwright.core.snapshot.SnapshotWriter;
import io.streamwright.core.snapshot.SupersededException;
import io.streamwright.core.time.SystemTime;
import io.streamwright.core.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one snapshot at a time, from the request to the end of publishing. Owned by the snapshot thread, which blocks here on
 * the lanes, the store and the sinks.
 *
 * <p>The order is what exactly-once rests on: the barrier through all lanes, all sections, sinks harden what they have pending, the
 * manifest makes the snapshot durable, the transaction is committed if there is one, the publication is noted, and only then
 * staged sinks publish.
 */
final class SnapshotTaker {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotTaker.class);

    /** How often to look at a clock that is not the system's. */
    private static final long STRANGE_CLOCK_NANOS = 2_000_000;

    /**
     * A snapshot that is complete and published.
     *
     * @param bytes its size
     */
    record Taken(long id, long bytes) {}

    private final JobParts parts;
    private final SnapshotStore store;
    private final TimeSource time;
    private final List<LaneControl> controls;
    private final JobSignals signals;
    private final CrashPoints crashPoints;
    private final PendingOutput pending;
    private final SnapshotRetention retention;

    /** Whether lanes may have passed the barrier of the snapshot that is being taken. */
    private boolean barrierAsked;

    SnapshotTaker(JobParts parts) {
        this.parts = parts;
        this.store = parts.store();
        this.time = parts.time();
        this.controls = parts.controls();
        this.signals = parts.signals();
        this.crashPoints = parts.crashPoints();
        this.pending = new PendingOutput(parts.sinks(), controls, store, crashPoints);
        this.retention = new SnapshotRetention(parts.settings().snapshotRetention());
    }

    /**
     * Takes a snapshot and publishes.
     *
     * @param timeout how long it may take until it is durable
     */
    Taken take(SnapshotCycle.Purpose purpose, Duration timeout) throws SnapshotFailedException {
        barrierAsked = false;
        try {
            return takeOne(purpose, timeout);
        } catch (SnapshotFailedException e) {
            if (parts.transactions() == null || !barrierAsked || signals.ending()) {
                throw e;
            }
            // some lanes may write into the next transaction already, others into this one: neither can be kept open
            throw new StreamwrightException(
                    FailureReport.message(e) + ". Its results are in a transaction that cannot be put off to the next"
                            + " snapshot, so the job fails; started again it goes on from the last one",
                    e);
        }
    }

    private Taken takeOne(SnapshotCycle.Purpose purpose, Duration timeout) throws SnapshotFailedException {
        long startedMillis = time.currentTimeMillis();
        long deadlineNanos = time.nanoTime() + timeout.toNanos();
        long id = -1;
        long bytes;
        try {
            id = store.nextId();
            // the id is used up from here, also if the process dies: what sinks call by it never meets its like
            try (SnapshotWriter writer = store.create(id)) {
                crashPoints.pass(Point.BEFORE_BARRIER);
                bytes = write(writer, id, startedMillis, purpose, new Deadline(deadlineNanos, timeout));
            }
            crashPoints.pass(Point.AFTER_COMPLETE);
        } catch (SupersededException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new SnapshotFailedException(
                    "snapshot " + (id < 0 ? "" : id + " ") + "could not be written to " + store.place() + ": "
                            + FailureReport.message(e),
                    e);
        }
        LOG.debug("Job {}: snapshot {} is complete, {} bytes", parts.name(), id, bytes);
        publish(id);
        prune(id);
        return new Taken(id, bytes);
    }

    private long write(
            SnapshotWriter writer, long id, long startedMillis, SnapshotCycle.Purpose purpose, Deadline deadline)
            throws IOException, SnapshotFailedException {
        SnapshotCycle cycle = new SnapshotCycle(id, purpose, keepsState(), controls.size());
        try {
            barrierAsked = true;
            controls.forEach(control -> control.request(cycle));
            awaitLanes(cycle, deadline);
            pending.collect();
            crashPoints.pass(Point.BEFORE_WRITE);
            SnapshotWriter checked = new DeadlineWriter(writer, deadline);
            for (LaneFreeze freeze : cycle.freezes()) {
                freeze.write(checked);
            }
            pending.write(checked);
            crashPoints.pass(Point.AFTER_WRITE);
        } finally {
            cycle.end();
        }
        pending.harden();
        deadline.check(() -> "the sinks to make durable what they have pending");
        crashPoints.pass(Point.BEFORE_COMPLETE);
        return writer.complete(new SnapshotManifest(
                id,
                parts.name(),
                startedMillis,
                parts.keyGroups(),
                controls.size(),
                cycle.last(),
                parts.manifestParts()));
    }

    private boolean keepsState() {
        return !(store instanceof NoSnapshotStore);
    }

    private void awaitLanes(SnapshotCycle cycle, Deadline deadline) throws SnapshotFailedException {
        while (!cycle.isReady()) {
            deadline.check(() -> SnapshotDelay.of(parts, cycle));
            long left = deadline.leftNanos();
            signals.await(
                    () -> cycle.isReady() || signals.ending() || signals.hasAnyLaneEnded(),
                    time == SystemTime.INSTANCE ? left : Math.min(left, STRANGE_CLOCK_NANOS));
        }
    }

    private void publish(long id) throws SnapshotFailedException {
        commitTransaction(id);
        try {
            if (pending.any() || parts.transactions() != null) {
                if (pending.anyStaged() || parts.transactions() != null) {
                    store.announcePublication(id);
                    crashPoints.pass(Point.AFTER_ANNOUNCE);
                }
                pending.commit();
                crashPoints.pass(Point.AFTER_COMMITS);
            }
        } catch (SupersededException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new SnapshotFailedException(
                    "snapshot " + id + " is complete but could not be published: " + FailureReport.message(e)
                            + ". What is pending is kept and published with the next one",
                    e);
        } finally {
            for (SharedSource<?> source : parts.sources()) {
                tellSource(source, id);
            }
        }
    }

    /** First of all: whether this is done decides which snapshot the job goes on from, and so what staged sinks publish. */
    private void commitTransaction(long id) throws SnapshotFailedException {
        SinkTransactions transactions = parts.transactions();
        if (transactions == null) {
            return;
        }
        try {
            store.expectCurrent();
            transactions.commit(id);
            crashPoints.pass(Point.AFTER_TRANSACTION);
        } catch (SupersededException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new SnapshotFailedException(
                    "the transaction of snapshot " + id + " at " + transactions.place() + " could not be committed: "
                            + FailureReport.message(e),
                    e);
        }
    }

    private void tellSource(SharedSource<?> source, long id) {
        try {
            source.snapshotCompleted(id);
        } catch (RuntimeException e) {
            LOG.warn("Job {}: {} could not be told of snapshot {}", parts.name(), source, id, e);
        }
    }

    private void prune(long id) {
        try {
            retention.prune(store, id, Long.MAX_VALUE, Set.of());
            crashPoints.pass(Point.AFTER_RETENTION);
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "Job {}: old snapshots in {} could not be removed, they take up room: {}",
                    parts.name(),
                    store.place(),
                    FailureReport.message(e));
        }
    }

    /** What is prepared and not published. */
    int pendingCommits() {
        pending.collect();
        return pending.count();
    }

    /** When a snapshot is given up. */
    private final class Deadline {
        private final long atNanos;
        private final Duration timeout;

        Deadline(long atNanos, Duration timeout) {
            this.atNanos = atNanos;
            this.timeout = timeout;
        }

        long leftNanos() {
            return atNanos - time.nanoTime();
        }

        void check(Supplier<String> waitingFor) throws SnapshotFailedException {
            if (signals.ending() || signals.hasAnyLaneEnded()) {
                throw new SnapshotFailedException("the job is ending");
            }
            if (leftNanos() <= 0) {
                throw new SnapshotFailedException("the snapshot took longer than " + timeout.toMillis()
                        + " ms and was given up while waiting for " + waitingFor.get()
                        + ". A longer snapshot-timeout may help");
            }
        }
    }

    /** Looks at the deadline between sections. */
    private static final class DeadlineWriter implements SnapshotWriter {
        private final SnapshotWriter writer;
        private final Deadline deadline;

        DeadlineWriter(SnapshotWriter writer, Deadline deadline) {
            this.writer = writer;
            this.deadline = deadline;
        }

        @Override
        public void section(SectionId id, byte[] bytes, int offset, int lengthBytes) throws IOException {
            try {
                deadline.check(() -> "the store to write the state of \"" + id.uid() + "\"");
            } catch (SnapshotFailedException e) {
                throw new IOException(e.getMessage(), e);
            }
            writer.section(id, bytes, offset, lengthBytes);
        }

        @Override
        public long complete(SnapshotManifest manifest) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // the owner of the writer does
        }
    }
}
