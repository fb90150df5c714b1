package io.streamwright.core.operator;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.state.FlatTable;
import io.streamwright.core.state.FrozenTable;
import io.streamwright.core.state.ReadAhead;
import io.streamwright.core.state.Segment;
import io.streamwright.core.state.WindowTables;
import io.streamwright.core.time.PaneSpec;
import io.streamwright.core.time.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The base of generated operators with overlapping windows that share panes: a row of state for each key and pane. Owned by
 * one lane.
 *
 * <p>Each open pane is a table of its own. Closing a window goes through the hashes of keys range by range: the rows that its
 * panes have in a range are gathered in the order of time, merged into a small table, and fired from there. Nothing is
 * written to the panes, but for those whose last window it is, which go segment by segment.
 *
 * <p>Each row has a mark: no window that begins earlier has it any more. It counts only after a restart, where lanes may have
 * come less far before than the lane that had the row; a snapshot gives each row the mark that holds for it then. So whatever
 * a snapshot in the middle of a closing holds, and wherever its rows go, each key fires once in each window.
 *
 * @param <T> the generated table
 */
public abstract class PanedOperator<T extends FlatTable> extends Operator {
    /** How many places of the largest pane, and of all, are gathered before the lane may look up. */
    private static final int LARGEST_RANGE = 512;

    private static final int LARGEST_RANGE_OF_ALL = 8192;
    private static final int SMALLEST_RANGE = 16;

    /** Length, distance and offset of the windows. */
    protected final WindowSpec spec;

    private final PaneSpec panes;
    private final WindowTables<T> tables;

    /** The pane of the last event and the one before it, as long as they are there. An empty range of times holds none. */
    private long currentStart = Long.MAX_VALUE;

    private long currentLast = Long.MIN_VALUE;
    private @Nullable T current;
    private long otherStart = Long.MAX_VALUE;
    private long otherLast = Long.MIN_VALUE;
    private @Nullable T other;

    /** No earlier window is open; where a sweep is unfinished this is the one that it closes. */
    private long opening = Long.MIN_VALUE;

    private long openingLast = Long.MIN_VALUE;

    /** How far the walk through the closing window has come: the range, and by how many bits ranges are told. */
    private long range;

    private int rangeBits;

    /** Rows that have been let go of since the walk began. */
    private long emptied;

    /** The rows of the range, merged. */
    private final T gathered;

    /** With its permanent name. */
    protected PanedOperator(String uid, WindowSpec spec, Supplier<T> tables) {
        super(uid);
        this.spec = spec;
        this.panes = PaneSpec.of(spec);
        this.tables = new WindowTables<>(tables);
        this.gathered = tables.get();
    }

    // ----------------------------------------------------------------------------------------------------- events

    /** The rows of the pane of {@code time}, or null if all of its windows have closed. */
    protected final @Nullable T paneOf(long time) {
        return time >= currentStart && time <= currentLast ? current : otherPaneOf(time);
    }

    /** Notes where the row of a key in the pane of {@code time} lies, if that is one of the two used last. */
    protected final void touch(long time, int hash, ReadAhead ahead) {
        T table = time >= currentStart && time <= currentLast
                ? current
                : time >= otherStart && time <= otherLast ? other : null;
        if (table != null) {
            table.touch(hash, ahead);
        }
    }

    /** Fails for an event that has no time. */
    protected final IllegalStateException noTime(Object event) {
        return new IllegalStateException(
                "an event of type " + event.getClass().getSimpleName() + " for the windows of \"" + uid()
                        + "\" has no time: results of processing-time timers have none, nor has what @OnEnd puts out on a lane without events");
    }

    private @Nullable T otherPaneOf(long time) {
        if (time >= otherStart && time <= otherLast) {
            return switchTo(otherStart);
        }
        return spec.lastMillis(panes.lastWindow(time)) <= watermark() ? null : switchTo(panes.start(time));
    }

    private T switchTo(long start) {
        T table = other != null && start == otherStart ? other : tables.open(start);
        other = current;
        otherStart = currentStart;
        otherLast = currentLast;
        current = table;
        currentStart = start;
        currentLast = panes.lastMillis(start);
        return table;
    }

    private void forgetCurrent() {
        current = null;
        currentStart = Long.MAX_VALUE;
        currentLast = Long.MIN_VALUE;
        other = null;
        otherStart = Long.MAX_VALUE;
        otherLast = Long.MIN_VALUE;
    }

    // ---------------------------------------------------------------------------------------------------- closing

    /**
     * Merges a row of a pane into that of its key, or copies it if that is its first; unless the hash of its key is {@linkplain
     * #isElsewhere elsewhere} or it is marked for windows later than {@code start}.
     */
    protected abstract void gather(T into, Segment segment, int at, long start);

    /** Calls the user's handler for a key of a window that closes. */
    protected abstract void close(long start, T table, Segment segment, int at);

    /** Whether a hash is none of the range that is gathered. */
    protected final boolean isElsewhere(int hash) {
        return !FlatTable.isInRange(hash, range, rangeBits);
    }

    @Override
    protected final boolean fireEventTime(long upTo, SweepBudget budget) {
        if (upTo < openingLast) {
            return true;
        }
        // closed before a restart, or without anything in them
        openNoEarlierThan(firstBehind(watermark()));
        long behind = firstBehind(upTo);
        while (openingLast <= upTo) {
            if (tables.size() == 0) {
                openNoEarlierThan(behind);
                return true;
            }
            long first = panes.firstWindow(tables.start(0));
            if (first > opening) {
                // what is still open may yet get rows in earlier panes
                openNoEarlierThan(Math.min(first, behind));
            } else if (sweep(budget)) {
                openNoEarlierThan(panes.nextWindow(opening));
            } else {
                return false;
            }
        }
        return true;
    }

    /** The start of the first window that a watermark leaves open. */
    private long firstBehind(long time) {
        return time == Long.MAX_VALUE || time == Long.MIN_VALUE ? time : panes.firstWindow(time + 1);
    }

    private void openNoEarlierThan(long start) {
        opening = Math.max(opening, start);
        openingLast = spec.lastMillis(opening);
    }

    /** Closes the first window, whose panes are the first ones there are. */
    private boolean sweep(SweepBudget budget) {
        int end = 0;
        for (long last = panes.lastHeld(opening); end < tables.size() && tables.start(end) <= last; ) {
            end++;
        }
        long next = panes.nextWindow(opening);
        int ending = 0;
        while (ending < end && (tables.start(ending) < next || next == opening)) {
            ending++;
        }
        if (range == 0) {
            rangeBits = rangeBits(end);
        }
        for (; range < 1L << rangeBits; range++) {
            if (!budget.take(0)) {
                return false;
            }
            gathered.narrow(rangeBits);
            int places = 0;
            for (int pane = 0; pane < end; pane++) {
                places += gatherRange(tables.table(pane));
            }
            int fired = fireGathered();
            for (int pane = 0; pane < ending; pane++) {
                emptied += tables.table(pane).emptyBehind(range, rangeBits);
            }
            // what had fired before a restart is passed over at once, or restarts in quick succession would get nowhere
            budget.take(fired == 0 ? 0 : fired + places);
        }
        range = 0;
        for (int pane = 0; pane < ending; pane++) {
            tables.closeFirst(emptied / ending);
        }
        if (ending > 0) {
            emptied = 0;
            forgetCurrent();
        }
        return true;
    }

    private int rangeBits(int end) {
        int places = Math.max(SMALLEST_RANGE, Math.min(LARGEST_RANGE, LARGEST_RANGE_OF_ALL / end));
        int bits = 0;
        for (int pane = 0; pane < end; pane++) {
            bits = Math.max(bits, tables.table(pane).rangeBits(places));
        }
        return bits;
    }

    /** Gathers the rows that a pane has in the range; how many places were looked at. */
    private int gatherRange(T table) {
        Segment segment = table.segmentOfRange(range, rangeBits);
        if (segment.rows == 0) {
            return 0;
        }
        long start = opening;
        int places = FlatTable.placesOfRange(segment, range, rangeBits);
        int at = FlatTable.firstPlace(segment, range, rangeBits);
        int seen = 0;
        for (; seen <= segment.mask; seen++) {
            if (table.taken(segment, at)) {
                gather(gathered, segment, at, start);
            } else if (seen >= places) {
                break;
            }
            at = (at + 1) & segment.mask;
        }
        int apart = segment.mask + 1;
        if (table.taken(segment, apart)) {
            gather(gathered, segment, apart, start);
        }
        return seen;
    }

    private int fireGathered() {
        Segment segment = Objects.requireNonNull(gathered.segmentAt(0));
        if (segment.rows == 0) {
            return 0;
        }
        long start = opening;
        for (int at = 0; at < segment.places(); at++) {
            if (gathered.taken(segment, at)) {
                close(start, gathered, segment, at);
            }
        }
        return segment.rows;
    }

    // ------------------------------------------------------------------------------------------------------ state

    @Override
    public final boolean large() {
        T table = current;
        return table != null && table.large();
    }

    @Override
    public final long rows() {
        long rows = 0;
        for (int i = 0; i < tables.size(); i++) {
            rows += tables.table(i).size();
        }
        return rows;
    }

    @Override
    public final boolean stateful() {
        return true;
    }

    @Override
    public final FrozenState freeze(int keyGroups) {
        List<FrozenTable> frozenTables = new ArrayList<>();
        BinaryOutput prefix = new BinaryOutput(8);
        for (int i = 0; i < tables.size(); i++) {
            prefix.clear();
            prefix.writeLong(tables.start(i));
            tables.table(i).progress(range, rangeBits, opening + 1, opening);
            frozenTables.add(tables.table(i).freeze(keyGroups, prefix));
        }
        return frozen(encodeWatermark(), frozenTables);
    }

    @Override
    public final void restoreRows(BinaryInput in) {
        for (int rows = in.readCount(9); rows > 0; rows--) {
            tables.open(in.readLong()).decodeRow(in);
        }
        in.expectEnd();
    }
}
