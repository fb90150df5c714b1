package io.streamwright.core.snapshot;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a job starts from. Owned by the starting thread, which closes it when it has restored.
 *
 * @param id the snapshot to restore, or 0 to start with empty state
 * @param reader that snapshot, opened and verified; null if there is none. Closed with this
 * @param damaged the newer snapshots that were passed over, newest first
 * @param mayDuplicate whether output was, or may have been, published beyond {@link #id}, so that some of it will be
 *     published twice: only ever true if the user allowed it
 */
public record SnapshotChoice(long id, @Nullable SnapshotReader reader, List<Damaged> damaged, boolean mayDuplicate)
        implements AutoCloseable {

    /** Copies the list. */
    public SnapshotChoice {
        damaged = List.copyOf(damaged);
    }

    /**
     * A snapshot that cannot be restored.
     *
     * @param id its number
     * @param finding file, place and what is wrong, for messages
     */
    public record Damaged(long id, String finding) {}

    /** Whether the job starts with empty state. */
    public boolean fresh() {
        return id == 0;
    }

    /** The ids of {@link #damaged}, as {@link SnapshotRetention} wants them. */
    public Set<Long> damagedIds() {
        return damaged.stream().map(Damaged::id).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
