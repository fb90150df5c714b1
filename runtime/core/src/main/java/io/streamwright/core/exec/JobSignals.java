package io.streamwright.core.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the snapshot thread reacts to. Any thread may signal; signals are rare, so one lock does. Nothing is ever taken back.
 */
final class JobSignals {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean stop;
    private boolean cancel;
    private boolean force;
    private final int lanes;
    private final @Nullable Waiter waiter;
    private int drainedLanes;
    private int endedLanes;
    private @Nullable Throwable failure;
    private List<CompletableFuture<Long>> wanted = new ArrayList<>();

    /**
     * Of a job with so many lanes.
     *
     * @param waiter waits in place of the calling thread; null for jobs that have threads
     */
    JobSignals(int lanes, @Nullable Waiter waiter) {
        this.lanes = lanes;
        this.waiter = waiter;
    }

    private void set(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean get(BooleanSupplier flag) {
        lock.lock();
        try {
            return flag.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    /** Asks for an orderly end. */
    void stop() {
        set(() -> stop = true);
    }

    /** Asks for an end without a snapshot. */
    void cancel() {
        set(() -> cancel = true);
    }

    /** Ends all patience with the lanes. */
    void force() {
        set(() -> force = true);
    }

    /** A lane has processed all input; once for each. */
    void drained() {
        set(() -> drainedLanes++);
    }

    /** A lane's thread is about to end; once for each. */
    void laneEnded() {
        set(() -> endedLanes++);
    }

    /** Something has failed; the first one counts. */
    void fail(Throwable thrown) {
        set(() -> {
            if (failure == null) {
                failure = thrown;
            } else if (failure != thrown) {
                failure.addSuppressed(thrown);
            }
        });
    }

    /** Asks for a snapshot. */
    void want(CompletableFuture<Long> snapshot) {
        set(() -> wanted.add(snapshot));
    }

    /** Makes the waiting thread look again. */
    void changed() {
        set(() -> {});
    }

    boolean stopWanted() {
        return get(() -> stop);
    }

    boolean cancelWanted() {
        return get(() -> cancel || force);
    }

    boolean forced() {
        return get(() -> force);
    }

    /** Whether all lanes have processed all input. */
    boolean isDrained() {
        return get(() -> drainedLanes == lanes);
    }

    boolean hasAnyLaneEnded() {
        return get(() -> endedLanes > 0);
    }

    boolean haveLanesEnded() {
        return get(() -> endedLanes == lanes);
    }

    boolean snapshotWanted() {
        return get(() -> !wanted.isEmpty());
    }

    @Nullable Throwable failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the job is to end without another snapshot. */
    boolean ending() {
        return get(() -> cancel || force || failure != null);
    }

    /** Those who wait for the next snapshot. */
    List<CompletableFuture<Long>> takeWanted() {
        lock.lock();
        try {
            List<CompletableFuture<Long>> taken = wanted;
            wanted = new ArrayList<>();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something changes, or for so long. An interrupt, which only the watchdog sends, ends all patience. */
    void await(BooleanSupplier until, long nanos) {
        if (waiter != null) {
            waiter.await(until, nanos);
            return;
        }
        lock.lock();
        try {
            long left = nanos;
            while (!until.getAsBoolean() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // only the watchdog interrupts, and it has set its flag before
            force = true;
        } finally {
            lock.unlock();
        }
    }

    /** As {@link TimeUnit#sleep}, but ends with the job. */
    void pause(long nanos) {
        await(() -> cancel || force || failure != null, nanos);
    }
}
