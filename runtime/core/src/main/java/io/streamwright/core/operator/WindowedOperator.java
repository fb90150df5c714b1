package io.streamwright.core.operator;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.state.FlatTable;
import io.streamwright.core.state.FrozenTable;
import io.streamwright.core.state.ReadAhead;
import io.streamwright.core.state.Segment;
import io.streamwright.core.state.WindowTables;
import io.streamwright.core.time.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The base of generated operators with a row of state for each key and window of event time. Owned by one lane.
 *
 * <p>Each open window is a table of its own; closing it walks the table once. Windows close in the order of their ends.
 *
 * @param <T> the generated table
 */
public abstract class WindowedOperator<T extends FlatTable> extends Operator {
    /** Length, distance and offset of the windows. */
    protected final WindowSpec spec;

    private final WindowTables<T> windows;

    /**
     * The window of the last event and the one before it, as long as they are open: events are in order but for a little, so
     * that hardly any is for a third. A range of times that is empty holds none.
     */
    private long currentStart = Long.MAX_VALUE;

    private long currentLast = Long.MIN_VALUE;
    private @Nullable T current;
    private long otherStart = Long.MAX_VALUE;
    private long otherLast = Long.MIN_VALUE;
    private @Nullable T other;

    /** How far the walk through the first window has come: a place in its directory. */
    private int sweptSegments;

    private long sweptRows;

    /** With its permanent name. */
    protected WindowedOperator(String uid, WindowSpec spec, Supplier<T> tables) {
        super(uid);
        this.spec = spec;
        this.windows = new WindowTables<>(tables);
    }

    /** The rows of the window that begins at {@code start}. */
    protected final T window(long start) {
        T table = current;
        return table != null && start == currentStart ? table : switchTo(start);
    }

    /** The rows of the one window of {@code time}, where windows neither overlap nor leave gaps, or null if it has closed. */
    protected final @Nullable T windowOf(long time) {
        return time >= currentStart && time <= currentLast ? current : otherWindowOf(time);
    }

    /** The start of the window that was asked for last. */
    protected final long windowStart() {
        return currentStart;
    }

    /** Notes where the row of a key in the window of {@code time} lies, if that is one of the two used last. */
    protected final void touch(long time, int hash, ReadAhead ahead) {
        T table = time >= currentStart && time <= currentLast
                ? current
                : time >= otherStart && time <= otherLast ? other : null;
        if (table != null) {
            table.touch(hash, ahead);
        }
    }

    private @Nullable T otherWindowOf(long time) {
        if (time >= otherStart && time <= otherLast) {
            return switchTo(otherStart);
        }
        long start = spec.lastStart(time);
        return closed(start) ? null : switchTo(start);
    }

    private T switchTo(long start) {
        T table = other != null && start == otherStart ? other : windows.open(start);
        other = current;
        otherStart = currentStart;
        otherLast = currentLast;
        current = table;
        currentStart = start;
        currentLast = spec.lastMillis(start);
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

    /** Whether the window that begins at {@code start} has closed. */
    protected final boolean closed(long start) {
        return spec.lastMillis(start) <= watermark();
    }

    /** Fails for an event that has no time. */
    protected final IllegalStateException noTime(Object event) {
        return new IllegalStateException(
                "an event of type " + event.getClass().getSimpleName() + " for the windows of \"" + uid()
                        + "\" has no time: results of processing-time timers have none, nor has what @OnEnd puts out on a lane without events");
    }

    /** Calls the user's handler for a row of a window that closes. */
    protected abstract void close(long start, T table, Segment segment, int at);

    @Override
    protected final boolean fireEventTime(long upTo, SweepBudget budget) {
        while (windows.size() > 0 && spec.lastMillis(windows.start(0)) <= upTo) {
            if (!sweepFirst(budget)) {
                return false;
            }
            windows.closeFirst(sweptRows);
            forgetCurrent();
            sweptSegments = 0;
            sweptRows = 0;
        }
        return true;
    }

    /**
     * Closes the first window segment by segment. A segment's rows are gone once it is through, so that a snapshot taken
     * in between holds exactly the rows that have not fired.
     */
    private boolean sweepFirst(SweepBudget budget) {
        long start = windows.start(0);
        T table = windows.table(0);
        while (sweptSegments < table.directorySize()) {
            Segment segment = table.segmentAt(sweptSegments);
            if (segment != null && segment.rows > 0) {
                if (!budget.take(segment.rows)) {
                    return false;
                }
                for (int at = 0; at < segment.places(); at++) {
                    if (table.taken(segment, at)) {
                        close(start, table, segment, at);
                    }
                }
                sweptRows += segment.rows;
                table.empty(segment);
            }
            sweptSegments++;
        }
        return true;
    }

    @Override
    public final boolean large() {
        T table = current;
        return table != null && table.large();
    }

    @Override
    public final long rows() {
        long rows = 0;
        for (int i = 0; i < windows.size(); i++) {
            rows += windows.table(i).size();
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
        for (int i = 0; i < windows.size(); i++) {
            prefix.clear();
            prefix.writeLong(windows.start(i));
            frozenTables.add(windows.table(i).freeze(keyGroups, prefix));
        }
        return frozen(encodeWatermark(), frozenTables);
    }

    @Override
    public final void restoreRows(BinaryInput in) {
        for (int rows = in.readCount(9); rows > 0; rows--) {
            window(in.readLong()).decodeRow(in);
        }
        in.expectEnd();
    }
}
