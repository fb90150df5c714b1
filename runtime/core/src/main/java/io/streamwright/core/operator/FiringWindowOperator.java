package io.streamwright.core.operator;

import io.streamwright.Firing;
import io.streamwright.TimeDomain;
import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.state.FlatTable;
import io.streamwright.core.state.FrozenTable;
import io.streamwright.core.state.OpenWindow;
import io.streamwright.core.state.OpenWindows;
import io.streamwright.core.state.ReadAhead;
import io.streamwright.core.state.Segment;
import io.streamwright.core.state.TimerQueue;
import io.streamwright.core.time.FiringSpec;
import io.streamwright.core.time.TimeSource;
import io.streamwright.core.time.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The base of generated operators with a row of state for each key and window, where windows fire more than once, stay after
 * their end, or end by the clock. Owned by one lane.
 *
 * <p>Each row knows in a word of its own when it is due next: {@link TimerQueue#NONE} once it has fired at the end of its window.
 * A window knows when the first of its rows is due and is walked through then, so that a snapshot in between holds what has not
 * fired. Windows fire in the order of these times, of the same time in the order of their starts.
 *
 * @param <T> the generated table
 */
public abstract class FiringWindowOperator<T extends FlatTable> extends Operator {
    /** What the word of a row holds that waits for nothing. */
    protected static final long NONE = TimerQueue.NONE;

    /** Length, distance and offset of the windows. */
    protected final WindowSpec spec;

    private final FiringSpec firing;
    private final TimeSource clock;
    private final OpenWindows<T> windows;
    private final WindowWalk ends;
    private final @Nullable WindowWalk early;
    private @Nullable OpenWindow<T> current;

    /** Whether there is one window that never ends. */
    private final boolean endless;

    /** The time of what is put out now, where windows have none. */
    private long resultTime;

    /**
     * With its permanent name.
     *
     * @param wordsPerRow longs per row
     * @param dueWord which of them says when the row is due by the time that ends windows
     * @param clockWord which of them says when it is due early by the clock, in windows of event time; -1 if none is
     */
    protected FiringWindowOperator(
            String uid,
            WindowSpec spec,
            FiringSpec firing,
            TimeSource clock,
            Supplier<T> tables,
            int wordsPerRow,
            int dueWord,
            int clockWord) {
        super(uid);
        this.spec = spec;
        this.firing = firing;
        this.endless = spec.equals(WindowSpec.ENDLESS);
        this.clock = clock;
        this.windows = new OpenWindows<>(tables);
        this.ends = new WindowWalk(wordsPerRow, dueWord);
        this.early = clockWord < 0 ? null : new WindowWalk(wordsPerRow, clockWord);
    }

    // ------------------------------------------------------------------------------------------------------ events

    /** The window that begins at {@code start}. */
    protected final OpenWindow<T> window(long start) {
        OpenWindow<T> window = current;
        if (window == null || window.start() != start) {
            window = windows.open(start);
            current = window;
        }
        return window;
    }

    /** Notes where the row of a key in the window of {@code time} lies, if that is the one used last. */
    protected final void touch(long time, int hash, ReadAhead ahead) {
        OpenWindow<T> window = current;
        if (window != null && time >= window.start() && time <= spec.lastMillis(window.start())) {
            window.rows().touch(hash, ahead);
        }
    }

    /** Whether nothing is left of the window that begins at {@code start}: its end and its lateness are over. */
    protected final boolean gone(long start) {
        return firing.cleanup(spec.lastMillis(start)) <= watermark();
    }

    /** Whether the window that begins at {@code start} has ended, so that whatever comes fires at once. */
    protected final boolean ended(long start) {
        return spec.lastMillis(start) <= watermark();
    }

    /** Whether an event of this time is too late for any window. */
    protected final boolean late(long time) {
        return firing.late(time, watermark());
    }

    /** The time of day, by which windows of processing time begin and end. */
    protected final long now() {
        return clock.currentTimeMillis();
    }

    /** Has a new row wait for the end of its window, and to fire early if windows do; {@code time} is that of its first event. */
    protected final void await(OpenWindow<T> window, Segment segment, int at, long time) {
        long last = spec.lastMillis(window.start());
        boolean over = firing.time() == TimeDomain.EVENT && last <= watermark();
        long due = NONE;
        boolean fires = firing.everyMillis() > 0 && firing.everyTime() == firing.time();
        if (!over && (fires || !endless)) {
            due = fires ? Math.min(firing.firstEvery(time), last) : last;
            window.due = WindowWalk.earlier(window.due, due);
            ends.await(window, due);
        }
        ends.set(segment, at, due);
        WindowWalk byClock = early;
        if (byClock != null) {
            long clockDue = over ? NONE : firing.firstEvery(now());
            window.clockDue = WindowWalk.earlier(window.clockDue, clockDue);
            byClock.await(window, clockDue);
            byClock.set(segment, at, clockDue);
        }
    }

    /** Notes the time of an event that fires a window without an end. */
    protected final void firesAt(long time) {
        resultTime = time;
    }

    /** The time of the results of a window without an end: that of the event or the early firing. */
    protected final long resultTime() {
        return resultTime;
    }

    /** Fails for an event that has no time. */
    protected final IllegalStateException noTime(Object event) {
        return new IllegalStateException(
                "an event of type " + event.getClass().getSimpleName() + " for the windows of \"" + uid()
                        + "\" has no time: results of processing-time timers have none, nor has what @OnEnd puts out on a lane without events");
    }

    /** Calls the user's handler for a row, if the row has any content. */
    protected abstract void fire(long start, T rows, Segment segment, int at, Firing firing);

    // ------------------------------------------------------------------------------------------------------- firing

    @Override
    protected final boolean fireEventTime(long upTo, SweepBudget budget) {
        if (firing.time() != TimeDomain.EVENT) {
            return true;
        }
        if (!fireEnds(upTo, budget)) {
            return false;
        }
        while (windows.size() > 0
                && firing.cleanup(spec.lastMillis(windows.get(0).start())) <= upTo) {
            windows.removeFirst();
            current = null;
        }
        return true;
    }

    @Override
    public final boolean fireProcessingTime(long now, SweepBudget budget) {
        if (firing.time() == TimeDomain.PROCESSING) {
            boolean done = fireEnds(now, budget);
            while (windows.size() > 0
                    && spec.lastMillis(windows.get(0).start()) <= now
                    && windows.get(0).rows().size() == 0) {
                windows.removeFirst();
                current = null;
            }
            return done;
        }
        return early == null || fireEarly(early, now, budget);
    }

    @Override
    public final long nextProcessingTime() {
        WindowWalk walk = firing.time() == TimeDomain.PROCESSING ? ends : early;
        return walk == null || walk.next == NONE ? Long.MAX_VALUE : walk.next;
    }

    /** Fires what is due by the time that ends windows: the end of a window, or a time before it. */
    private boolean fireEnds(long upTo, SweepBudget budget) {
        while (ends.next != NONE && ends.next <= upTo) {
            OpenWindow<T> window = windows.firstDue();
            if (window == null) {
                ends.next = NONE;
                break;
            }
            if (window.due > upTo) {
                ends.next = window.due;
                break;
            }
            // a window without an end fires once more when all input has ended, and not at all times until then
            long time = endless && upTo == Long.MAX_VALUE ? upTo : window.due;
            if (!walk(ends, window, time, budget)) {
                return false;
            }
            window.due = ends.rest;
            OpenWindow<T> first = windows.firstDue();
            ends.next = first == null ? NONE : first.due;
        }
        return true;
    }

    /** Fires early what is due by the clock, in windows of event time. */
    private boolean fireEarly(WindowWalk byClock, long now, SweepBudget budget) {
        while (byClock.next != NONE && byClock.next <= now) {
            OpenWindow<T> window = windows.firstDueByClock();
            if (window == null) {
                byClock.next = NONE;
                break;
            }
            if (window.clockDue > now) {
                byClock.next = window.clockDue;
                break;
            }
            if (!walk(byClock, window, window.clockDue, budget)) {
                return false;
            }
            window.clockDue = byClock.rest;
            OpenWindow<T> first = windows.firstDueByClock();
            byClock.next = first == null ? NONE : first.clockDue;
        }
        return true;
    }

    /** Fires the rows of a window that are due at {@code time}, segment by segment; false if the budget ran out. */
    private boolean walk(WindowWalk walk, OpenWindow<T> window, long time, SweepBudget budget) {
        T rows = window.rows();
        walk.begin(window);
        long last = spec.lastMillis(window.start());
        boolean end = walk == ends && time == last;
        boolean goes = end && firing.latenessMillis() == 0;
        while (walk.segments < rows.directorySize()) {
            Segment segment = rows.segmentAt(walk.segments);
            if (segment != null && segment.rows > 0) {
                if (!budget.take(segment.rows)) {
                    return false;
                }
                for (int at = 0; at < segment.places(); at++) {
                    if (rows.taken(segment, at)) {
                        visit(walk, window, segment, at, time, end);
                    }
                }
                if (goes) {
                    rows.empty(segment);
                }
            }
            walk.segments++;
        }
        walk.end();
        return true;
    }

    private void visit(WindowWalk walk, OpenWindow<T> window, Segment segment, int at, long time, boolean end) {
        long due = walk.due(segment, at);
        if (due == NONE) {
            return;
        }
        if (due <= time) {
            resultTime = walk == ends ? (end ? time : due) : Output.NO_TIME;
            fire(window.start(), window.rows(), segment, at, end ? Firing.ON_TIME : Firing.EARLY);
            due = end ? NONE : next(walk, window, due);
            walk.set(segment, at, due);
            if (end && early != null) {
                early.set(segment, at, NONE);
            }
        }
        if (due != NONE) {
            walk.rest = WindowWalk.earlier(walk.rest, due);
        }
    }

    /** When a row fires next that has fired early at {@code due}. The clock knows nothing of the end of a window of event time. */
    private long next(WindowWalk walk, OpenWindow<T> window, long due) {
        long next = firing.nextEvery(due);
        return walk == ends ? Math.min(next, spec.lastMillis(window.start())) : next;
    }

    // ---------------------------------------------------------------------------------------------------- snapshots

    @Override
    public final boolean large() {
        OpenWindow<T> window = current;
        return window != null && window.rows().large();
    }

    @Override
    public final long rows() {
        long rows = 0;
        for (int i = 0; i < windows.size(); i++) {
            rows += windows.get(i).rows().size();
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
            prefix.writeLong(windows.get(i).start());
            frozenTables.add(windows.get(i).rows().freeze(keyGroups, prefix));
        }
        return frozen(encodeWatermark(), frozenTables);
    }

    @Override
    public final void restoreRows(BinaryInput in) {
        for (int rows = in.readCount(9); rows > 0; rows--) {
            window(in.readLong()).rows().decodeRow(in);
        }
        in.expectEnd();
    }

    /** Finds out when windows are due, which stands in their rows. */
    @Override
    public final void restored() {
        for (int i = 0; i < windows.size(); i++) {
            OpenWindow<T> window = windows.get(i);
            T rows = window.rows();
            for (int index = 0; index < rows.directorySize(); index++) {
                Segment segment = rows.segmentAt(index);
                for (int at = 0; segment != null && at < segment.places(); at++) {
                    if (rows.taken(segment, at)) {
                        window.due = WindowWalk.earlier(window.due, ends.due(segment, at));
                        if (early != null) {
                            window.clockDue = WindowWalk.earlier(window.clockDue, early.due(segment, at));
                        }
                    }
                }
            }
            ends.next = WindowWalk.earlier(ends.next, window.due);
            if (early != null) {
                early.next = WindowWalk.earlier(early.next, window.clockDue);
            }
        }
    }
}
