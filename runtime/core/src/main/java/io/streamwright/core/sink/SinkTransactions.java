package io.streamwright.core.sink;

import java.io.IOException;

/**
 * What the sinks of a job share that write to a place with transactions: results of all lanes and sinks between two barriers
 * become visible there together, and together with a mark that says of which snapshot they are. The mark decides which
 * snapshot a job goes on from, so that it does not matter at which moment it died.
 *
 * <p>Results that are written behind a barrier belong to the next transaction. They must not become visible with the one
 * before, whichever lane passes the barrier first: so there are two that are open at a time.
 *
 * <p>Called by the starting thread, then by the snapshot thread; the writers of the sinks belong to lanes.
 */
public interface SinkTransactions extends AutoCloseable {
    /** What {@link #open} gives where there is no mark: this state has never written there, or the mark is lost. */
    long NO_MARK = -1;

    /** The mark of a job that has begun without a snapshot and has not committed anything yet. */
    long FROM_NOTHING = 0;

    /** Where they are, for messages. */
    String place();

    /**
     * Called once when the job starts, before a snapshot is chosen and before any writer is opened: from here on no earlier
     * instance can publish anything, what one had left open is given up, and the mark is what it will stay.
     *
     * @param me who opens
     * @return the id of the snapshot that the last committed transaction belongs to, {@link #FROM_NOTHING} or {@link #NO_MARK}
     * @throws IOException if that cannot be reached or done; the job does not start
     */
    long open(JobInstance me) throws IOException;

    /**
     * Called once after {@link #open}, when it is decided from which snapshot the job goes on: makes that the mark, also if it is
     * the mark already, since places forget. A job that dies before its first commit begins there again.
     *
     * @param snapshotId the snapshot, or {@link #FROM_NOTHING}
     * @throws IOException if that cannot be done; the job does not start
     */
    void mark(long snapshotId) throws IOException;

    /**
     * Makes everything visible that the lanes wrote before the barrier of this snapshot, together with its mark. Called once
     * the snapshot is durable; returns when it is known to be done.
     *
     * @throws IOException if it is known not to be done, or cannot be known: the job fails, and learns from the mark when it
     *     is started again
     */
    void commit(long snapshotId) throws IOException;

    /** Gives up what is open. Writers are closed before, by their lanes. */
    @Override
    void close() throws IOException;
}
