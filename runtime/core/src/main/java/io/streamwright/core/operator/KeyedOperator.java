package io.streamwright.core.operator;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.state.FlatTable;
import io.streamwright.core.state.ReadAhead;
import io.streamwright.core.state.TimerQueue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The base of generated operators with a row of state and named timers for each key. Owned by one lane.
 *
 * <p>For each timer the row holds when it is due and the time of the queue's entry that stands for it, see {@link
 * TimerQueue}.
 */
public abstract class KeyedOperator extends Operator {
    /** Enough to fill the ten or so reads that a core has under way. */
    private static final int AHEAD = 32;

    private final ReadAhead rowsAhead = new ReadAhead(AHEAD);

    /** Entries of event-time timers. */
    protected final TimerQueue eventTimers = new TimerQueue();

    /** Entries of processing-time timers. */
    protected final TimerQueue processingTimers = new TimerQueue();

    /** With its permanent name. */
    protected KeyedOperator(String uid) {
        super(uid);
    }

    /** The rows. */
    protected abstract FlatTable table();

    /**
     * Looks at the row of an entry that was taken from a queue: fires the timer if it is due at {@code time}, puts in a new
     * entry if it is due later, does nothing if the entry is out of date.
     */
    protected abstract void onEntry(int timer, long time, long keyWord, @Nullable Object keyRef);

    @Override
    protected final boolean fireEventTime(long upTo, SweepBudget budget) {
        return fire(eventTimers, upTo, budget);
    }

    @Override
    public final boolean fireProcessingTime(long now, SweepBudget budget) {
        return fire(processingTimers, now, budget);
    }

    @Override
    public final long timers() {
        return eventTimers.size() + processingTimers.size();
    }

    /** The hash of the key of an entry. */
    protected abstract int hashOfEntry(long keyWord, @Nullable Object keyRef);

    private boolean fire(TimerQueue queue, long upTo, SweepBudget budget) {
        while (!queue.isEmpty() && queue.nextTime() <= upTo) {
            if (!budget.take()) {
                return false;
            }
            readAhead(queue);
            int timer = queue.timer();
            long time = queue.nextTime();
            long keyWord = queue.keyWord();
            Object keyRef = queue.keyRef();
            queue.pop();
            onEntry(timer, time, keyWord, keyRef);
        }
        return true;
    }

    /** The rows of entries that are due together lie anywhere: reads them together, so that memory is waited for once. */
    private void readAhead(TimerQueue queue) {
        FlatTable table = table();
        if (!table.outgrowsNearCache()) {
            return;
        }
        int count = queue.readAhead(AHEAD);
        for (int i = 0; i < count; i++) {
            table.touch(hashOfEntry(queue.aheadKeyWord(i), queue.aheadKeyRef(i)), rowsAhead);
        }
        if (count > 0) {
            rowsAhead.read();
        }
    }

    @Override
    public final long nextProcessingTime() {
        return processingTimers.nextTime();
    }

    @Override
    public final boolean large() {
        return table().large();
    }

    @Override
    public final long rows() {
        return table().size();
    }

    @Override
    public final boolean stateful() {
        return true;
    }

    @Override
    public final FrozenState freeze(int keyGroups) {
        return frozen(encodeWatermark(), List.of(table().freeze(keyGroups, new BinaryOutput())));
    }

    @Override
    public final void restoreRows(BinaryInput in) {
        for (int rows = in.readCount(1); rows > 0; rows--) {
            table().decodeRow(in);
        }
        in.expectEnd();
    }
}
