package io.streamwright.core.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one operator in one time domain, by time, ties by the order of the handlers. Owned by one lane.
 *
 * <p>A binary heap of entries that may be out of date: the truth stands in the row of the key, which knows when its timer is
 * due and which entry stands for it. So setting a timer later, which is what inactivity timers do at each event, costs
 * nothing here, and neither does cancelling. Not part of snapshots: it is built again from the rows.
 */
public final class TimerQueue {
    /** The due time of a timer that is not set. */
    public static final long NONE = Long.MIN_VALUE;

    private long[] times = new long[16];
    private int[] timers = new int[16];
    private long[] keyWords = new long[16];
    private @Nullable Object[] keyRefs = new Object[16];
    private int size;

    /** The time of the first entry, or {@link Long#MAX_VALUE} if there is none; see {@link #isEmpty}. */
    public long nextTime() {
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    /** Whether there is no entry. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** How many entries there are, outdated ones included. */
    public int size() {
        return size;
    }

    /** Which timer the first entry is of. */
    public int timer() {
        return timers[0];
    }

    /** The key of the first entry if it is a primitive. */
    public long keyWord() {
        return keyWords[0];
    }

    /** The key of the first entry if it is an object. */
    public @Nullable Object keyRef() {
        return keyRefs[0];
    }

    /** Adds an entry. */
    public void push(long time, int timer, long keyWord, @Nullable Object keyRef) {
        if (size == times.length) {
            int grown = size + (size >> 1);
            times = Arrays.copyOf(times, grown);
            timers = Arrays.copyOf(timers, grown);
            keyWords = Arrays.copyOf(keyWords, grown);
            keyRefs = Arrays.copyOf(keyRefs, grown);
        }
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (!before(time, timer, times[parent], timers[parent])) {
                break;
            }
            set(at, parent);
            at = parent;
        }
        put(at, time, timer, keyWord, keyRef);
    }

    /** Removes the first entry. */
    public void pop() {
        int last = --size;
        long time = times[last];
        int timer = timers[last];
        long keyWord = keyWords[last];
        Object keyRef = keyRefs[last];
        keyRefs[last] = null;
        if (last == 0) {
            return;
        }
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= last) {
                break;
            }
            if (child + 1 < last && before(times[child + 1], timers[child + 1], times[child], timers[child])) {
                child++;
            }
            if (!before(times[child], timers[child], time, timer)) {
                break;
            }
            set(at, child);
            at = child;
        }
        put(at, time, timer, keyWord, keyRef);
    }

    private static boolean before(long time, int timer, long otherTime, int otherTimer) {
        return time < otherTime || (time == otherTime && timer < otherTimer);
    }

    private void set(int at, int from) {
        put(at, times[from], timers[from], keyWords[from], keyRefs[from]);
    }

    private void put(int at, long time, int timer, long keyWord, @Nullable Object keyRef) {
        times[at] = time;
        timers[at] = timer;
        keyWords[at] = keyWord;
        keyRefs[at] = keyRef;
    }
}
