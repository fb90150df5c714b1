package io.streamwright.benchmarks.loops;

import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.feed.EventGenerator;
import io.streamwright.benchmarks.feed.Generator;
import io.streamwright.benchmarks.jobs.Inactivity;
import java.util.Arrays;

/**
 * {@link Inactivity} as a loop: a table whose rows are also the links of a timing wheel with a slot for each millisecond. An
 * event stores when its key is due and touches nothing else; the row stays where it hangs in the wheel, and is hung up
 * later when its old time comes. Rows of silent keys stay in the table, out of the wheel. Owned by one thread.
 */
public final class TimerLoop implements Loop<Event> {
    private static final long PATIENCE_MILLIS = 5_000;

    /** More milliseconds than there are between the watermark and the latest timer; a power of two. */
    private static final int SLOTS = 1 << 13;

    /** Key, events, due, and where it hangs: the time since {@link #base} and the next row of the slot, or a mark. */
    private static final int STRIDE = 4;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long FREE = 0;
    private static final long OUT_OF_THE_WHEEL = -1;
    private static final int LAST_OF_SLOT = 1;

    private long[] table = new long[STRIDE << 10];
    private int shift = Long.SIZE - 10;
    private int rows;

    /** The first row of each slot as its place and 2, or {@link #LAST_OF_SLOT}. */
    private final int[] wheel = new int[SLOTS];

    private long base = Long.MIN_VALUE;

    /** The slots before this time are empty. */
    private long turned = Long.MIN_VALUE;

    private long maxTime = Long.MIN_VALUE;
    private final Checksum checksum = new Checksum();

    /** With nothing to be waited for. */
    public TimerLoop() {
        Arrays.fill(wheel, LAST_OF_SLOT);
    }

    @Override
    public void take(Generator<Event> generator, int events) {
        for (int i = 0; i < events; i++) {
            Event event = generator.next();
            long time = event.time();
            if (base == Long.MIN_VALUE) {
                base = time - EventGenerator.OUT_OF_ORDER_MILLIS - PATIENCE_MILLIS;
                turned = base;
            }
            seen(event.key(), time + PATIENCE_MILLIS);
            if (time > maxTime) {
                maxTime = time;
                turnTo(time - EventGenerator.OUT_OF_ORDER_MILLIS - 1);
            }
        }
    }

    @Override
    public Checksum.Outcome end() {
        turnTo(maxTime + PATIENCE_MILLIS);
        return checksum.outcome();
    }

    private void seen(long key, long due) {
        long[] words = table;
        int mask = words.length - 1;
        int at = (int) ((key * GOLDEN) >>> shift) * STRIDE;
        while (true) {
            long next = words[at + 3];
            if (next == FREE) {
                if (rows >= words.length / (2 * STRIDE)) {
                    grow();
                    seen(key, due);
                    return;
                }
                rows++;
                words[at] = key;
                words[at + 3] = OUT_OF_THE_WHEEL;
                next = OUT_OF_THE_WHEEL;
            }
            if (words[at] == key) {
                words[at + 1]++;
                if (next == OUT_OF_THE_WHEEL) {
                    words[at + 2] = due;
                    hangUp(at, due);
                } else if (due >= words[at + 2]) {
                    words[at + 2] = due;
                } else {
                    soonerThanBefore(at, due);
                }
                return;
            }
            at = (at + STRIDE) & mask;
        }
    }

    private void hangUp(int at, long due) {
        long time = Math.max(due, turned);
        int slot = (int) time & (SLOTS - 1);
        table[at + 3] = time - base << 32 | wheel[slot];
        wheel[slot] = at + 2;
    }

    /** What is due sooner than before need only be moved if it does not come up soon enough where it hangs. */
    private void soonerThanBefore(int at, long due) {
        table[at + 2] = due;
        long hangs = (table[at + 3] >>> 32) + base;
        if (hangs > due) {
            takeOut(at, (int) hangs & (SLOTS - 1));
            hangUp(at, due);
        }
    }

    private void takeOut(int at, int slot) {
        int mark = at + 2;
        if (wheel[slot] == mark) {
            wheel[slot] = (int) table[at + 3];
            return;
        }
        int each = wheel[slot];
        while ((int) table[each + 1] != mark) {
            each = (int) table[each + 1];
        }
        table[each + 1] = table[each + 1] & 0xFFFF_FFFF_0000_0000L | (int) table[at + 3];
    }

    /** Fires what is due up to this time. */
    private void turnTo(long time) {
        while (turned <= time) {
            int slot = (int) turned & (SLOTS - 1);
            int each = wheel[slot];
            if (each != LAST_OF_SLOT) {
                wheel[slot] = LAST_OF_SLOT;
                while (each != LAST_OF_SLOT) {
                    int at = each - 2;
                    each = (int) table[at + 3];
                    long due = table[at + 2];
                    if (due > turned) {
                        hangUp(at, due);
                    } else {
                        new Inactivity.Silent(table[at], table[at + 1]).addTo(checksum, due);
                        table[at + 1] = 0;
                        table[at + 3] = OUT_OF_THE_WHEEL;
                    }
                }
            }
            turned++;
        }
    }

    /** All rows get new places, so the wheel is hung anew. */
    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        shift--;
        Arrays.fill(wheel, LAST_OF_SLOT);
        int mask = table.length - 1;
        for (int from = 0; from < old.length; from += STRIDE) {
            if (old[from + 3] != FREE) {
                int at = (int) ((old[from] * GOLDEN) >>> shift) * STRIDE;
                while (table[at + 3] != FREE) {
                    at = (at + STRIDE) & mask;
                }
                System.arraycopy(old, from, table, at, STRIDE);
                if (old[from + 3] != OUT_OF_THE_WHEEL) {
                    hangUp(at, table[at + 2]);
                }
            }
        }
    }
}
