package io.streamwright.benchmarks.loops;

import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.feed.EventGenerator;
import io.streamwright.benchmarks.feed.Generator;
import io.streamwright.benchmarks.jobs.SlidingAverage;

/**
 * {@link SlidingAverage} as a loop: one table, whose rows have the sum and count of each of the last seconds in a ring, beside
 * those of the window that closes next. Closing a window is one sweep, which puts out the latter, lets the oldest second go
 * and takes in the next. The watermark is followed event by event. Owned by one thread.
 */
public final class SlidingLoop implements Loop<Event> {
    private static final long PANE_MILLIS = 1_000;
    private static final long PANES_OF_A_WINDOW = 10;

    /** Open are ten seconds, the one that is out of order, and the one that has begun; a power of two. */
    private static final int RING = 16;

    /** Key, used, sum and count of the window that closes next, then sums and counts of the ring. */
    private static final int STRIDE = 4 + 2 * RING;

    private static final int HEAD = 4;
    private static final long NONE = Long.MAX_VALUE;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long[] table = new long[STRIDE << 10];
    private int bits = 10;
    private int rows;
    private long maxTime = Long.MIN_VALUE;
    private long watermark = Long.MIN_VALUE;

    /** The last second of the window that closes next, or {@link #NONE}. */
    private long closing = NONE;

    private long newest = Long.MIN_VALUE;

    private final Checksum checksum = new Checksum();

    @Override
    public void take(Generator<Event> generator, int events) {
        for (int i = 0; i < events; i++) {
            Event event = generator.next();
            long time = event.time();
            if (time > maxTime) {
                maxTime = time;
                long bound = time - EventGenerator.OUT_OF_ORDER_MILLIS - 1;
                // nothing of this event can be in a window that it closes, so these may be closed first
                if (bound >= lastMilli(closing)) {
                    closeUpTo(bound);
                }
                watermark = bound;
            }
            long pane = Math.floorDiv(time, PANE_MILLIS);
            if (pane > newest) {
                newest = pane;
            }
            if (closing == NONE) {
                closing = pane;
                while (lastMilli(closing) <= watermark) {
                    closing++;
                }
            } else if (pane < closing) {
                earlier(pane);
            }
            if (pane > closing - PANES_OF_A_WINDOW) {
                add(event.key(), event.value(), pane);
            }
        }
    }

    @Override
    public Checksum.Outcome end() {
        closeUpTo(Long.MAX_VALUE);
        return checksum.outcome();
    }

    /** If windows before the one that closes next are still open, the first of them that this second is in. */
    private void earlier(long pane) {
        long first = closing;
        while (first > pane && lastMilli(first - 1) > watermark) {
            first--;
        }
        if (first != closing) {
            closing = first;
            sumUpAgain();
        }
    }

    private static long lastMilli(long pane) {
        return pane == NONE ? Long.MAX_VALUE : (pane + 1) * PANE_MILLIS - 1;
    }

    private void add(long key, long value, long pane) {
        long[] words = table;
        int mask = (1 << bits) - 1;
        int place = (int) ((key * GOLDEN) >>> (Long.SIZE - bits));
        while (true) {
            int at = place * STRIDE;
            if (words[at + 1] == 0) {
                if (rows >= 1 << (bits - 1)) {
                    grow();
                    add(key, value, pane);
                    return;
                }
                rows++;
                words[at] = key;
                words[at + 1] = 1;
            }
            if (words[at] == key) {
                int slot = at + HEAD + 2 * (int) (pane & (RING - 1));
                words[slot] += value;
                words[slot + 1]++;
                if (pane <= closing) {
                    words[at + 2] += value;
                    words[at + 3]++;
                }
                return;
            }
            place = (place + 1) & mask;
        }
    }

    private void closeUpTo(long time) {
        while (closing < newest + PANES_OF_A_WINDOW && lastMilli(closing) <= time) {
            closeNext();
        }
        if (closing >= newest + PANES_OF_A_WINDOW) {
            closing = NONE;
        }
    }

    private void closeNext() {
        long last = lastMilli(closing);
        int oldest = HEAD + 2 * (int) ((closing - PANES_OF_A_WINDOW + 1) & (RING - 1));
        int next = HEAD + 2 * (int) ((closing + 1) & (RING - 1));
        long[] words = table;
        for (int at = 0; at < words.length; at += STRIDE) {
            if (words[at + 1] != 0) {
                long count = words[at + 3];
                if (count != 0) {
                    long sum = words[at + 2];
                    new SlidingAverage.Average(words[at], (double) sum / count).addTo(checksum, last);
                }
                words[at + 2] += words[at + next] - words[at + oldest];
                words[at + 3] += words[at + next + 1] - words[at + oldest + 1];
                words[at + oldest] = 0;
                words[at + oldest + 1] = 0;
            }
        }
        closing++;
    }

    private void sumUpAgain() {
        for (int at = 0; at < table.length; at += STRIDE) {
            long sum = 0;
            long count = 0;
            for (long pane = closing - PANES_OF_A_WINDOW + 1; pane <= closing; pane++) {
                int slot = at + HEAD + 2 * (int) (pane & (RING - 1));
                sum += table[slot];
                count += table[slot + 1];
            }
            table[at + 2] = sum;
            table[at + 3] = count;
        }
    }

    private void grow() {
        long[] old = table;
        bits++;
        table = new long[STRIDE << bits];
        int mask = (1 << bits) - 1;
        for (int from = 0; from < old.length; from += STRIDE) {
            if (old[from + 1] != 0) {
                int place = (int) ((old[from] * GOLDEN) >>> (Long.SIZE - bits));
                while (table[place * STRIDE + 1] != 0) {
                    place = (place + 1) & mask;
                }
                System.arraycopy(old, from, table, place * STRIDE, STRIDE);
            }
        }
    }
}
