package io.streamwright.core.exchange;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Some events on their way from one lane to another, and what follows them: a watermark, and perhaps a barrier or the end.
 * Filled by the sending lane, then handed over by way of a ring, then owned by the receiving lane. Not used twice: an array
 * that has grown old costs a memory fence for each young event stored into it.
 *
 * @param <T> the type of the events
 */
final class Batch<T> {
    private static final int FIRST_CAPACITY = 8;

    @Nullable Object[] events;

    /** For each event its time, and then the watermark of the sender before it. */
    long[] times;

    int size;

    /** Where the sender stands after these events. */
    long watermark;

    boolean idle;

    /** Whether the input of what sends has ended, where the receiver wants to know. */
    boolean inputEnded;

    @Nullable Barrier barrier;

    boolean end;

    /** With room for so many events at first. */
    Batch(int capacity) {
        this.events = new Object[capacity];
        this.times = new long[2 * capacity];
    }

    void add(T event, long time, long watermarkBefore) {
        int at = size;
        if (at == events.length) {
            grow();
        }
        events[at] = event;
        times[2 * at] = time;
        times[2 * at + 1] = watermarkBefore;
        size = at + 1;
    }

    private void grow() {
        int capacity = Math.max(FIRST_CAPACITY, 2 * events.length);
        events = Arrays.copyOf(events, capacity);
        times = Arrays.copyOf(times, 2 * capacity);
    }

    @SuppressWarnings("unchecked") // only add stores here
    T event(int at) {
        return (T) events[at];
    }
}
