package io.streamwright.core.exec;

import io.streamwright.core.api.JobFailedException;
import io.streamwright.core.api.JobProgress;
import io.streamwright.core.api.JobState;
import io.streamwright.core.api.StreamwrightException;
import io.streamwright.core.time.SystemTime;
import io.streamwright.core.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when a snapshot is taken and what its failure means, until the job ends. Owned by the snapshot thread; {@link
 * #snapshots} may be read by any.
 */
final class SnapshotCoordinator {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotCoordinator.class);

    private static final long STRANGE_CLOCK_NANOS = 2_000_000;

    /** How long to wait before the last snapshot is tried again. */
    private static final long[] LAST_RETRY_NANOS = {50_000_000L, 250_000_000L, 1_250_000_000L};

    private final JobParts parts;
    private final JobSignals signals;
    private final SnapshotTaker taker;
    private final CrashPoints crashPoints;
    private final TimeSource time;
    private final long intervalNanos;
    private final long minPauseNanos;

    private volatile JobProgress.Snapshots snapshots;

    /** When the last one was completed, or the job began. */
    private volatile long lastNanos;

    private int failuresInARow;
    private long nextNanos;

    SnapshotCoordinator(JobParts parts) {
        this.parts = parts;
        this.signals = parts.signals();
        this.taker = new SnapshotTaker(parts);
        this.crashPoints = parts.crashPoints();
        this.time = parts.time();
        this.intervalNanos = parts.settings().snapshotInterval().toNanos();
        this.minPauseNanos = parts.settings().snapshotMinPause().toNanos();
        this.snapshots = new JobProgress.Snapshots(0, 0, parts.restoredId(), 0, 0, 0);
        this.lastNanos = time.nanoTime();
    }

    /** Since the last snapshot was completed, or since the start. */
    Duration sinceLast() {
        return Duration.ofNanos(Math.max(0, time.nanoTime() - lastNanos));
    }

    JobProgress.Snapshots snapshots() {
        return snapshots;
    }

    /**
     * Takes snapshots until the job is at its end, the last one included.
     *
     * @return {@link JobState#FINISHED}, {@link JobState#STOPPED} or {@link JobState#CANCELLED}
     * @throws Throwable what the job failed with
     */
    JobState supervise() throws Throwable {
        nextNanos = time.nanoTime() + intervalNanos;
        while (true) {
            signals.await(this::somethingToDo, waitNanos());
            Throwable failure = signals.failure();
            if (failure != null) {
                throw failure;
            } else if (signals.cancelWanted()) {
                return JobState.CANCELLED;
            } else if (signals.hasAnyLaneEnded()) {
                throw new IllegalStateException("a lane has ended by itself");
            } else if (signals.isDrained()) {
                return takeLast(true, parts.settings().snapshotTimeout());
            } else if (signals.stopWanted()) {
                Duration timeout = parts.settings().snapshotTimeout();
                Duration stop = parts.settings().stopTimeout();
                return takeLast(false, stop.compareTo(timeout) < 0 ? stop : timeout);
            } else if (signals.snapshotWanted() || time.nanoTime() - nextNanos >= 0) {
                takeOne();
            }
        }
    }

    private boolean somethingToDo() {
        return signals.ending()
                || signals.hasAnyLaneEnded()
                || signals.isDrained()
                || signals.stopWanted()
                || signals.snapshotWanted();
    }

    private long waitNanos() {
        long left = nextNanos - time.nanoTime();
        return time == SystemTime.INSTANCE ? left : Math.min(left, STRANGE_CLOCK_NANOS);
    }

    private void takeOne() throws JobFailedException {
        List<CompletableFuture<Long>> wanted = signals.takeWanted();
        long started = time.nanoTime();
        try {
            long id = take(SnapshotCycle.Purpose.GO_ON, parts.settings().snapshotTimeout());
            wanted.forEach(each -> each.complete(id));
        } catch (SnapshotFailedException e) {
            wanted.forEach(each -> each.completeExceptionally(new StreamwrightException(FailureReport.message(e), e)));
            if (!signals.ending()) {
                tolerate(e);
            }
        } catch (RuntimeException | Error e) {
            wanted.forEach(each -> each.completeExceptionally(new StreamwrightException(FailureReport.message(e), e)));
            throw e;
        }
        nextNanos = Math.max(started + intervalNanos, time.nanoTime() + minPauseNanos);
    }

    private void tolerate(SnapshotFailedException failure) throws JobFailedException {
        failuresInARow++;
        int tolerated = parts.settings().snapshotToleratedFailures();
        if (failuresInARow > tolerated) {
            throw new JobFailedException(
                    "The job \"" + parts.name() + "\" failed: " + failuresInARow
                            + " snapshots in a row have failed, and "
                            + tolerated + " are tolerated (snapshot-tolerated-failures). The last one: "
                            + failure.getMessage(),
                    failure);
        }
        LOG.warn(
                "Job {}: {} ({} failures in a row, {} are tolerated). The job goes on; results are published with the"
                        + " next one",
                parts.name(),
                failure.getMessage(),
                failuresInARow,
                tolerated);
        LOG.debug("Job {}: why the snapshot failed", parts.name(), failure);
    }

    /** The last snapshot is worth more patience: without it the job's work since the one before is lost or invisible. */
    private JobState takeLast(boolean finished, Duration timeout) throws Throwable {
        SnapshotFailedException failure = null;
        for (int attempt = 0; attempt <= LAST_RETRY_NANOS.length; attempt++) {
            try {
                long id = take(finished ? SnapshotCycle.Purpose.FINISH : SnapshotCycle.Purpose.STOP, timeout);
                signals.takeWanted().forEach(each -> each.complete(id));
                crashPoints.pass(CrashPoints.Point.BEFORE_END);
                return finished ? JobState.FINISHED : JobState.STOPPED;
            } catch (SnapshotFailedException e) {
                failure = e;
            }
            Throwable other = signals.failure();
            if (other != null) {
                throw other;
            } else if (signals.cancelWanted()) {
                return JobState.CANCELLED;
            }
            if (attempt < LAST_RETRY_NANOS.length) {
                LOG.warn("Job {}: {}. Trying again", parts.name(), failure.getMessage());
                LOG.debug("Job {}: why the snapshot failed", parts.name(), failure);
                signals.pause(LAST_RETRY_NANOS[attempt]);
            }
        }
        throw lastFailed(finished, failure);
    }

    private JobFailedException lastFailed(boolean finished, @Nullable SnapshotFailedException failure) {
        String what = finished
                ? "all input was processed, but the last snapshot failed "
                : "the job was told to stop, but its snapshot failed ";
        String remedy = parts.store().durable()
                ? ". Started again with the same state directory, the job goes on from snapshot " + snapshots.lastId()
                : ". Nothing of what was not published is kept; run the job again";
        return new JobFailedException(
                "The job \"" + parts.name() + "\" failed: " + what + (LAST_RETRY_NANOS.length + 1) + " times, at last: "
                        + (failure == null ? "" : failure.getMessage()) + remedy,
                failure == null ? new IllegalStateException() : failure);
    }

    private long take(SnapshotCycle.Purpose purpose, Duration timeout) throws SnapshotFailedException {
        long started = time.nanoTime();
        JobProgress.Snapshots before = snapshots;
        try {
            SnapshotTaker.Taken taken = taker.take(purpose, timeout);
            failuresInARow = 0;
            long now = time.nanoTime();
            long took = now - started;
            lastNanos = now;
            snapshots = new JobProgress.Snapshots(
                    before.completed() + 1, before.failed(), taken.id(), took, taken.bytes(), time.currentTimeMillis());
            LOG.debug("Job {}: snapshot {} took {} ms", parts.name(), taken.id(), took / 1_000_000);
            return taken.id();
        } catch (SnapshotFailedException e) {
            snapshots = new JobProgress.Snapshots(
                    before.completed(),
                    before.failed() + 1,
                    before.lastId(),
                    before.lastDurationNanos(),
                    before.lastBytes(),
                    before.lastCompletedMillis());
            throw e;
        }
    }
}
