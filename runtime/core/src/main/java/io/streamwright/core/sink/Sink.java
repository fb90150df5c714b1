package io.streamwright.core.sink;

import io.streamwright.Guarantee;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sink of a running job. The methods here are called by one thread at a time (the starting thread, then the snapshot
 * thread); each writer is owned by one lane.
 *
 * @param <T> the type of the results
 */
public interface Sink<T> extends AutoCloseable {

    /**
     * What it delivers with these settings, when snapshots are on. {@link Guarantee#AS_THE_SINK_CAN} is no promise at all: results
     * may be lost.
     */
    Guarantee guarantee();

    /** Whether it publishes only with snapshots or at the end, so that falling back behind one would repeat output. */
    boolean staged();

    /**
     * Called once when the job starts, before any writer is opened: publishes again, idempotently, whatever the restored
     * snapshot holds as pending, and removes what an earlier run left unpublished. Empty when there is no snapshot.
     *
     * @param pending all tokens that the restored snapshot holds for this sink, oldest first
     * @throws IOException if that is not possible; the job does not start
     */
    void recover(List<PendingCommit> pending) throws IOException;

    /**
     * Opens the writer of a lane. What {@link #recover} was given has been published by then.
     *
     * @param context the lane
     */
    SinkWriter<T> open(SinkContext context) throws IOException;

    /**
     * Makes what {@code pending} names outlive a crash of the machine (fsync). Called on the snapshot thread before the
     * snapshot is completed; a failure fails the snapshot, and what was pending is offered again with the next one.
     */
    default void harden(PendingCommit pending) throws IOException {}

    /**
     * Publishes. Called on the snapshot thread after the snapshot that holds {@code pending} is durable; must be
     * idempotent, since it is called again after a failure or a crash.
     */
    void commit(PendingCommit pending) throws IOException;

    /**
     * The transactions that this sink writes in, the same object for all sinks of a job that share them; null if it writes in
     * none.
     */
    default @Nullable SinkTransactions transactions() {
        return null;
    }

    /** Gives back what is held. Writers are closed before, by their lanes. */
    @Override
    default void close() throws IOException {}
}
