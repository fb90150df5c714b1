package io.streamwright.core.snapshot;

import io.streamwright.core.api.StreamwrightException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Decides which snapshot a job restores when it starts.
 *
 * <p>The newest that is whole, if nothing was published beyond it: what a sink has published from a later snapshot would be
 * computed, and published, again. So a damaged snapshot costs time but never correctness; where it would, the job does not
 * start, unless the user allows duplicates. No snapshot at all means a fresh start only if nothing says that there was one.
 */
public final class SnapshotChooser {
    private SnapshotChooser() {}

    /**
     * Opens the snapshot to restore. Reads and verifies all of it, and of the damaged ones before it.
     *
     * @param store where the snapshots are
     * @param allowDuplicates whether to restore an older snapshot, or start afresh, although output beyond was published
     * @return to be closed by the caller, who also logs what was passed over
     * @throws StreamwrightException if there is none that can be restored without publishing twice; with the ways out
     * @throws IOException if the store cannot be read at all
     */
    public static SnapshotChoice choose(SnapshotStore store, boolean allowDuplicates) throws IOException {
        List<Long> newestFirst = new ArrayList<>(store.ids());
        newestFirst.sort(Collections.reverseOrder());
        long published = store.publishedId();
        List<SnapshotChoice.Damaged> damaged = new ArrayList<>();
        for (long id : newestFirst) {
            if (id < published && !allowDuplicates) {
                throw new StreamwrightException(
                        refusal(store, damaged, published, "go back to snapshot " + id, newestFirst));
            }
            try {
                return new SnapshotChoice(id, store.open(id), damaged, id < published);
            } catch (DamagedSnapshotException e) {
                damaged.add(new SnapshotChoice.Damaged(id, String.valueOf(e.getMessage())));
            }
        }
        boolean untouched = newestFirst.isEmpty() && published == 0;
        if (!untouched && !allowDuplicates) {
            throw new StreamwrightException(refusal(store, damaged, published, "start from nothing", newestFirst));
        }
        return new SnapshotChoice(0, null, damaged, published > 0);
    }

    /**
     * Opens the snapshot whose results a transaction has published together with a mark: no other goes with them. Without a mark
     * the job has never written there, if nothing speaks against it.
     *
     * @param mark the id of that snapshot, 0 if the job has begun without one and published nothing since, or -1 if there is no
     *     mark
     * @param place where the mark is, for messages
     * @throws StreamwrightException if there is a mark without its snapshot, or results were published and there is no mark
     */
    public static SnapshotChoice chooseMarked(SnapshotStore store, long mark, String place, boolean allowDuplicates)
            throws IOException {
        if (mark == 0) {
            // it died before its first transaction was committed: whatever there is of it was never seen
            return new SnapshotChoice(0, null, List.of(), false);
        }
        boolean there = mark > 0 && store.ids().contains(mark);
        if (mark < 0 && store.publishedId() == 0 || allowDuplicates && !there) {
            return choose(store, allowDuplicates);
        }
        String finding;
        if (mark < 0) {
            finding =
                    "it has published results, as " + store.place() + " says, and there is no mark of that at " + place
                            + ". The mark may have been removed or have expired, may have another name now, or the sink is new"
                            + " to the job";
        } else if (!there) {
            finding = place + " holds results up to snapshot " + mark + " of this job, and that snapshot is not in "
                    + store.place();
        } else {
            try {
                return new SnapshotChoice(mark, store.open(mark), List.of(), false);
            } catch (DamagedSnapshotException e) {
                if (allowDuplicates) {
                    return choose(store, true);
                }
                finding = "snapshot " + mark + " in " + store.place() + ", the one that goes with the results at "
                        + place + ", is damaged: " + e.getMessage();
            }
        }
        throw new StreamwrightException("The job does not start: " + finding + ". Either restore the files of "
                + store.place() + " from a backup; or start with --allow-duplicates to go on from the newest snapshot"
                + " there is, although some results are then published twice or not at all; or begin anew with a fresh"
                + " state directory and another name of the job or of its transactions");
    }

    private static String refusal(
            SnapshotStore store,
            List<SnapshotChoice.Damaged> damaged,
            long published,
            String lossy,
            List<Long> newestFirst) {
        StringBuilder message = new StringBuilder("The job does not start: ");
        if (newestFirst.isEmpty()) {
            message.append("there is no snapshot in ").append(store.place()).append(". ");
        } else if (damaged.isEmpty()) {
            message.append("the newest snapshot in ")
                    .append(store.place())
                    .append(" is ")
                    .append(newestFirst.get(0));
            message.append(". ");
        } else {
            message.append(damaged.size() == newestFirst.size() ? "every snapshot" : "the newest snapshot");
            message.append(" in ").append(store.place()).append(" is damaged. ");
        }
        for (SnapshotChoice.Damaged each : damaged) {
            message.append("Snapshot ")
                    .append(each.id())
                    .append(": ")
                    .append(each.finding())
                    .append(". ");
        }
        if (published == Long.MAX_VALUE) {
            message.append(
                    "The note of what was published is damaged too, so that output up to any snapshot may have been");
        } else if (published > 0) {
            message.append("Output up to snapshot ").append(published).append(" was");
        } else {
            message.append("Nothing exactly-once was");
        }
        message.append(" published: to ").append(lossy).append(" would ");
        message.append(published > 0 ? "publish some of it twice" : "lose the job's state and process all input again");
        message.append(". Either restore the files of ")
                .append(store.place())
                .append(" from a backup; or start with" + " --allow-duplicates to ")
                .append(lossy)
                .append(" all the same; or begin anew with a fresh state" + " directory.");
        return message.toString();
    }
}
