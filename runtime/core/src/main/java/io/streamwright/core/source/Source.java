package io.streamwright.core.source;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One source of a running job. Its data comes in <em>splits</em>: parts that are each read in order, by one reader, from a
 * position (a file, a partition). Methods of this interface are called by one thread at a time; the readers it opens are
 * each owned by one lane.
 *
 * @param <T> the type of the events
 */
public interface Source<T> extends AutoCloseable {

    /** Whether it ends by itself. A source that is not bounded is asked for new splits again and again. */
    boolean bounded();

    /**
     * The ids of all splits there are now that are not in {@code known}, in the order in which they should be read. An id
     * stays the same for the same data across restarts of the job; at most 1,024 characters. Called when the job starts and,
     * if the source is not {@link #bounded}, each {@link #discoveryIntervalMillis}.
     *
     * @throws IOException if the place cannot be read; the job fails
     */
    List<String> discover(Set<String> known) throws IOException;

    /** How often to look for new splits, in milliseconds; 0: never after the start. */
    default long discoveryIntervalMillis() {
        return 0;
    }

    /**
     * Opens a split.
     *
     * @param position what {@link SplitReader#position} gave when the snapshot was taken, or null to read from the start
     * @throws IOException if it cannot be opened, or does not have that position any more; the job fails
     */
    SplitReader<T> open(String splitId, byte @Nullable [] position) throws IOException;

    /** Called on the snapshot thread once a snapshot with these positions is durable; for offsets that others look at. */
    default void snapshotCompleted(long snapshotId) {}

    /** Gives back what {@link #discover} holds. Readers are closed before, by their lanes. */
    @Override
    default void close() throws IOException {}
}
