package io.streamwright.core.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The entries of a {@link TimerQueue} that are due next: a binary heap by time, ties by the order of the handlers. */
final class TimerHeap {
    private long[] times = new long[16];
    private int[] timers = new int[16];
    private long[] keyWords = new long[16];
    private @Nullable Object[] keyRefs = new Object[16];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** The time of the first entry. */
    long time() {
        return times[0];
    }

    /** Which timer the first entry is of. */
    int timer() {
        return timers[0];
    }

    /** The key of the first entry if it is a primitive. */
    long keyWord() {
        return keyWords[0];
    }

    /** The key of the first entry if it is an object. */
    @Nullable Object keyRef() {
        return keyRefs[0];
    }

    int size() {
        return size;
    }

    /** The key at a place if it is a primitive. Entries of one time come up from the last place to the first, by and large. */
    long keyWord(int at) {
        return keyWords[at];
    }

    /** The key at a place if it is an object. */
    @Nullable Object keyRef(int at) {
        return keyRefs[at];
    }

    /** Adds an entry. */
    void push(long time, int timer, long keyWord, @Nullable Object keyRef) {
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
    void pop() {
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
