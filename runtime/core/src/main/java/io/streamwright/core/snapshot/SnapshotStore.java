package io.streamwright.core.snapshot;

import java.io.IOException;
import java.util.List;

/**
 * Keeps the snapshots of one job. Used by one thread at a time: the starting thread, then the snapshot thread.
 */
public interface SnapshotStore extends AutoCloseable {

    /** Ids of all snapshots that were completed, damaged ones included, ascending. */
    List<Long> ids() throws IOException;

    /** An id larger than any that was ever begun here, also by runs that crashed. */
    long nextId() throws IOException;

    /** Begins a snapshot. */
    SnapshotWriter create(long id) throws IOException;

    /**
     * Opens a snapshot and verifies all of it.
     *
     * @throws DamagedSnapshotException if anything in it is not what was written
     */
    SnapshotReader open(long id) throws IOException;

    /** Removes a snapshot, so that a crash in the middle leaves either all of it or none that counts. */
    void delete(long id) throws IOException;

    /**
     * Notes, durably, that output which is pending in snapshot {@code id} is about to be published. Called before the
     * first commit of a snapshot that has anything pending.
     */
    void announcePublication(long id) throws IOException;

    /** The largest id ever announced, or 0; {@link Long#MAX_VALUE} if the note is damaged and so it cannot be known. */
    long publishedId() throws IOException;

    /** The permanent id of the state that is kept here, which no other state has; letters, digits and hyphens. */
    default String stateId() {
        return "state";
    }

    /** The number of this instance of the job: larger than that of any that was started before on the same state. */
    default long incarnation() {
        return 1;
    }

    /**
     * Checks that no later instance has taken over. Called before anything is published; quick.
     *
     * @throws SupersededException if one has
     * @throws IOException if that cannot be found out
     */
    default void expectCurrent() throws IOException {}

    /** Whether what is kept here outlives the process. */
    boolean durable();

    /** Where it is kept, for messages. */
    String place();

    /** Gives back the lock. */
    @Override
    void close() throws IOException;
}
