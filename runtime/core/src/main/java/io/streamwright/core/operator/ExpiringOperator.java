package io.streamwright.core.operator;

import io.streamwright.core.state.FlatTable;
import io.streamwright.core.state.Segment;

/**
 * The base of generated operators with a row of state for each key, of which some expires. Owned by one lane.
 *
 * <p>What has expired is hidden from handlers whether or not it is still there. It goes when it is met, and by a walk through all
 * rows that never ends and takes a few steps at a time; a row that a snapshot still needs is copied only if something in it
 * has expired.
 */
public abstract class ExpiringOperator extends KeyedOperator {
    /** Where the walk stands: a place in the directory, a place in the segment, a step within the row. */
    private int index;

    private int at;
    private int step;

    /** With its permanent name. */
    protected ExpiringOperator(String uid) {
        super(uid);
    }

    /** What the clock shows. */
    protected abstract long now();

    /** How many steps it takes to look at a row: more than one where lists or maps are long. */
    protected int cleanUpSteps(Segment segment, int place) {
        return 1;
    }

    /** Whether something that a step meets has expired. Changes nothing. */
    protected abstract boolean hasExpired(Segment segment, int place, int rowStep, long nowMillis);

    /** Removes what a step meets that has expired, and the row if that is all there was. */
    protected abstract void cleanUp(Segment segment, int place, int rowStep);

    @Override
    public final void cleanUp(SweepBudget budget) {
        FlatTable table = table();
        long now = now();
        int segments = 0;
        while (segments <= table.directorySize() && budget.take()) {
            if (index >= table.directorySize()) {
                index = 0;
            }
            Segment segment = table.peekAt(index);
            if (segment == null || at >= segment.places()) {
                index++;
                at = 0;
                step = 0;
                segments++;
            } else if (!table.taken(segment, at) || step >= cleanUpSteps(segment, at)) {
                at++;
                step = 0;
            } else if (hasExpired(segment, at, step, now)) {
                cleanUpAt(table);
            } else {
                step++;
            }
        }
    }

    private void cleanUpAt(FlatTable table) {
        Segment segment = table.segmentAt(index);
        if (segment != null) {
            int rows = segment.rows;
            cleanUp(segment, at, step);
            // else another row may have moved there
            step = segment.rows == rows ? step + 1 : 0;
        }
    }
}
