package io.streamwright.core.snapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * How many completed snapshots are kept. Any thread may use it; the store belongs to the caller's.
 *
 * @param keep how many, from 1
 */
public record SnapshotRetention(int keep) {
    /** Three: the newest, one to fall back to, and one more. */
    public static final SnapshotRetention DEFAULT = new SnapshotRetention(3);

    /** Checks the number. */
    public SnapshotRetention {
        if (keep < 1) {
            throw new IllegalArgumentException("at least 1 snapshot must be kept, not " + keep);
        }
    }

    /**
     * Which snapshots may go: all but the newest {@link #keep} that are not known to be damaged, and the damaged ones before
     * them. Never {@code newestGood} or what is newer.
     *
     * @param ids what there is, in any order
     * @param newestGood the newest snapshot known to be whole: just completed, or restored from. Nothing goes if there is no
     *     such id in {@code ids}
     * @param neededFrom the smallest id that a sink may still come back to, for instance the last one confirmed by its
     *     marker; that and all newer ones stay. {@link Long#MAX_VALUE} if there is none
     * @param damaged what is known to be damaged: not counted among those kept
     * @return ascending
     */
    public List<Long> surplus(List<Long> ids, long newestGood, long neededFrom, Set<Long> damaged) {
        List<Long> surplus = new ArrayList<>();
        if (!ids.contains(newestGood)) {
            return surplus;
        }
        List<Long> newestFirst = new ArrayList<>(ids);
        newestFirst.sort(Collections.reverseOrder());
        int kept = 0;
        for (long id : newestFirst) {
            boolean whole = !damaged.contains(id);
            boolean wanted = id >= newestGood || whole && kept < keep;
            if (!wanted && id < neededFrom) {
                surplus.add(id);
            }
            if (whole && id <= newestGood) {
                kept++;
            }
        }
        Collections.reverse(surplus);
        return surplus;
    }

    /**
     * Deletes the {@link #surplus} from {@code store}, oldest first. If one cannot be deleted the others still are. To be
     * called after each snapshot, and after a restore, or each restart could leave one more.
     *
     * @return what was deleted, ascending
     * @throws IOException of the first that could not be deleted; snapshots that remain do no harm
     */
    public List<Long> prune(SnapshotStore store, long newestGood, long neededFrom, Set<Long> damaged)
            throws IOException {
        List<Long> deleted = new ArrayList<>();
        IOException failure = null;
        for (long id : surplus(store.ids(), newestGood, neededFrom, damaged)) {
            try {
                store.delete(id);
                deleted.add(id);
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return deleted;
    }
}
