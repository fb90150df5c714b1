package io.streamwright.core.state;

import org.jspecify.annotations.Nullable;

/**
 * The timers of one operator in one time domain, by time, ties by the order of the handlers. Owned by one lane.
 *
 * <p>Entries may be out of date: the truth stands in the row of the key, which knows when its timer is due and which entry
 * stands for it. So setting a timer later, which is what inactivity timers do at each event, costs nothing here, and neither
 * does cancelling. Not part of snapshots: it is built again from the rows.
 *
 * <p>Entries that are due at the same time as the last one taken, or before, are in a heap; all others are in a {@link
 * TimerWheel}, where adding one costs the same however many there are.
 */
public final class TimerQueue {
    /** The due time of a timer that is not set. */
    public static final long NONE = Long.MIN_VALUE;

    /** With fewer entries there is too little to wait for together. */
    private static final int LEAST_AHEAD = 4;

    private final TimerHeap near = new TimerHeap();
    private final TimerWheel far = new TimerWheel(near);
    private long size;

    /** How many of the entries that come next have had their rows read ahead. */
    private int readAhead;

    /** The time of the first entry, or {@link Long#MAX_VALUE} if there is none; see {@link #isEmpty}. */
    public long nextTime() {
        return near.isEmpty() ? far.nextTime() : near.time();
    }

    /** Whether there is no entry. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** How many entries there are, outdated ones included. */
    public long size() {
        return size;
    }

    /** Which timer the first entry is of. */
    public int timer() {
        return first().timer();
    }

    /** The key of the first entry if it is a primitive. */
    public long keyWord() {
        return first().keyWord();
    }

    /** The key of the first entry if it is an object. */
    public @Nullable Object keyRef() {
        return first().keyRef();
    }

    /** Adds an entry. */
    public void push(long time, int timer, long keyWord, @Nullable Object keyRef) {
        size++;
        far.add(time, timer, keyWord, keyRef);
    }

    /** Removes the first entry. */
    public void pop() {
        first().pop();
        size--;
        if (readAhead > 0) {
            readAhead--;
        }
    }

    /**
     * How many entries should have their rows read ahead now, since they come next and none of them has been looked at: at most
     * {@code most}, and 0 where it is not worth the while. They are {@link #aheadKeyWord} and {@link #aheadKeyRef} of 0 and up.
     */
    public int readAhead(int most) {
        if (readAhead > 0) {
            return 0;
        }
        int count = Math.min(most, first().size());
        if (count < LEAST_AHEAD) {
            return 0;
        }
        readAhead = count;
        return count;
    }

    /** The key of an entry to be read ahead if it is a primitive. */
    public long aheadKeyWord(int index) {
        return near.keyWord(near.size() - 1 - index);
    }

    /** The key of an entry to be read ahead if it is an object. */
    public @Nullable Object aheadKeyRef(int index) {
        return near.keyRef(near.size() - 1 - index);
    }

    private TimerHeap first() {
        if (near.isEmpty()) {
            far.turn();
        }
        return near;
    }
}
