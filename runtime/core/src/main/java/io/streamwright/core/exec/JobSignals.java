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
    private boolean drained;
    private boolean laneEnded;
    private @Nullable Throwable failure;
    private List<CompletableFuture<Long>> wanted = new ArrayList<>();

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

    /** Ends all patience with the lane. */
    void force() {
        set(() -> force = true);
    }

    /** The lane has processed all input. */
    void drained() {
        set(() -> drained = true);
    }

    /** The lane's thread is about to end. */
    void laneEnded() {
        set(() -> laneEnded = true);
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

    boolean isDrained() {
        return get(() -> drained);
    }

    boolean hasLaneEnded() {
        return get(() -> laneEnded);
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

    /** Waits until something changes, or for so long. An interrupt wakes it up and has no other meaning. */
    void await(BooleanSupplier until, long nanos) {
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
