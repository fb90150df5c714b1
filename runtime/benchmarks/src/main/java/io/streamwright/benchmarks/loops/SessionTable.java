package io.streamwright.benchmarks.loops;

import java.util.Arrays;

/**
 * Sessions per key for loops: a table whose rows hold the last session of each key and are links of a timing wheel with a slot
 * for each millisecond, and a pool for the further sessions that a key has while they wait for the watermark. An event that extends
 * the session of its row touches nothing else; the row stays where it hangs in the wheel, and is hung up later when its old
 * time comes. Rows of silent keys go when the table is full. Owned by one thread.
 */
final class SessionTable {
    /** More milliseconds than there are between the watermark and the end of a session; a power of two. */
    private static final int SLOTS = 1 << 14;

    /** Key, start, end, events, sum, where it hangs, and the first of the further sessions as its number and 1. */
    private static final int STRIDE = 8;

    private static final int START = 1;
    private static final int END = 2;
    private static final int EVENTS = 3;
    private static final int SUM = 4;
    private static final int HANGS = 5;
    private static final int MORE = 6;

    /** In the pool: start, end, events, sum, and the next one as its number and 1. */
    private static final int POOLED = 5;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long FREE = 0;
    private static final long OUT_OF_THE_WHEEL = -1;
    private static final int LAST_OF_SLOT = 1;

    /** Takes sessions that have ended. */
    interface Ended {
        void accept(long key, long start, long end, long events, long sum);
    }

    private final long gap;
    private final Ended ended;
    private long[] table = new long[STRIDE << 10];
    private int shift = Long.SIZE - 10;
    private int rows;
    private long[] pool = new long[POOLED << 6];
    private int pooled;
    private int freePooled;

    /** The first row of each slot as its place and 2, or {@link #LAST_OF_SLOT}. */
    private final int[] wheel = new int[SLOTS];

    private long base = Long.MIN_VALUE;

    /** The slots before this time are empty. */
    private long turned;

    SessionTable(long gap, Ended ended) {
        this.gap = gap;
        this.ended = ended;
        Arrays.fill(wheel, LAST_OF_SLOT);
    }

    /** An event. */
    void seen(long key, long value, long time) {
        if (base == Long.MIN_VALUE) {
            base = time - SLOTS;
            turned = base;
        }
        long[] words = table;
        int mask = words.length - 1;
        int at = (int) ((key * GOLDEN) >>> shift) * STRIDE;
        while (true) {
            long hangs = words[at + HANGS];
            if (hangs == FREE) {
                if (rows >= words.length / (2 * STRIDE)) {
                    grow();
                    seen(key, value, time);
                    return;
                }
                rows++;
                words[at] = key;
                words[at + HANGS] = OUT_OF_THE_WHEEL;
                hangs = OUT_OF_THE_WHEEL;
            }
            if (words[at] == key) {
                long end = time + gap;
                if (hangs == OUT_OF_THE_WHEEL) {
                    if (end - 1 >= turned) {
                        put(at, time, end, 1, value);
                        hangUp(at, end - 1);
                    }
                } else if (words[at + MORE] == 0 && time <= words[at + END] && words[at + START] <= end) {
                    words[at + EVENTS]++;
                    words[at + SUM] += value;
                    words[at + START] = Math.min(words[at + START], time);
                    words[at + END] = Math.max(words[at + END], end);
                } else {
                    join(at, time, end, value);
                }
                return;
            }
            at = (at + STRIDE) & mask;
        }
    }

    private void put(int at, long start, long end, long events, long sum) {
        table[at + START] = start;
        table[at + END] = end;
        table[at + EVENTS] = events;
        table[at + SUM] = sum;
    }

    /** An event of a key with several sessions, or with one that it does not belong to. */
    private void join(int at, long time, long eventEnd, long value) {
        long[] words = table;
        long start = time;
        long end = eventEnd;
        long events = 1;
        long sum = value;
        boolean own = time <= words[at + END] && words[at + START] <= eventEnd;
        if (own) {
            start = Math.min(start, words[at + START]);
            end = Math.max(end, words[at + END]);
            events += words[at + EVENTS];
            sum += words[at + SUM];
        }
        int before = 0;
        int each = (int) words[at + MORE];
        boolean any = own;
        while (each != 0) {
            int from = (each - 1) * POOLED;
            int next = (int) pool[from + 4];
            if (time <= pool[from + 1] && pool[from] <= eventEnd) {
                any = true;
                start = Math.min(start, pool[from]);
                end = Math.max(end, pool[from + 1]);
                events += pool[from + 2];
                sum += pool[from + 3];
                unlink(at, before, next);
                pool[from + 4] = freePooled;
                freePooled = each;
            } else {
                before = each;
            }
            each = next;
        }
        if (!any && end - 1 < turned) {
            return;
        }
        if (!own) {
            if (start > words[at + START]) {
                addPooled(at, words[at + START], words[at + END], words[at + EVENTS], words[at + SUM]);
                put(at, start, end, events, sum);
            } else {
                addPooled(at, start, end, events, sum);
            }
        } else {
            put(at, start, end, events, sum);
        }
        long hangs = (words[at + HANGS] >>> 32) + base;
        if (end - 1 < hangs) {
            takeOut(at, (int) hangs & (SLOTS - 1));
            hangUp(at, end - 1);
        }
    }

    private void unlink(int at, int before, int next) {
        if (before == 0) {
            table[at + MORE] = next;
        } else {
            pool[(before - 1) * POOLED + 4] = next;
        }
    }

    private void addPooled(int at, long start, long end, long events, long sum) {
        int number = freePooled;
        if (number != 0) {
            freePooled = (int) pool[(number - 1) * POOLED + 4];
        } else {
            number = ++pooled;
            if (number * POOLED > pool.length) {
                pool = Arrays.copyOf(pool, pool.length * 2);
            }
        }
        int to = (number - 1) * POOLED;
        pool[to] = start;
        pool[to + 1] = end;
        pool[to + 2] = events;
        pool[to + 3] = sum;
        pool[to + 4] = table[at + MORE];
        table[at + MORE] = number;
    }

    private void hangUp(int at, long due) {
        long time = Math.max(due, turned);
        int slot = (int) time & (SLOTS - 1);
        table[at + HANGS] = time - base << 32 | wheel[slot];
        wheel[slot] = at + 2;
    }

    private void takeOut(int at, int slot) {
        int mark = at + 2;
        if (wheel[slot] == mark) {
            wheel[slot] = (int) table[at + HANGS];
            return;
        }
        int each = wheel[slot];
        while ((int) table[each - 2 + HANGS] != mark) {
            each = (int) table[each - 2 + HANGS];
        }
        int link = each - 2 + HANGS;
        table[link] = table[link] & 0xFFFF_FFFF_0000_0000L | (int) table[at + HANGS];
    }

    /** Ends the sessions whose last millisecond is not behind this time. */
    void turnTo(long time) {
        if (base == Long.MIN_VALUE) {
            return;
        }
        while (turned <= time) {
            int slot = (int) turned & (SLOTS - 1);
            int each = wheel[slot];
            if (each != LAST_OF_SLOT) {
                wheel[slot] = LAST_OF_SLOT;
                while (each != LAST_OF_SLOT) {
                    int at = each - 2;
                    each = (int) table[at + HANGS];
                    wake(at);
                }
            }
            turned++;
        }
    }

    private void wake(int at) {
        long[] words = table;
        if (words[at + MORE] == 0 && words[at + END] - 1 > turned) {
            hangUp(at, words[at + END] - 1);
            return;
        }
        long next = Long.MAX_VALUE;
        int before = 0;
        int each = (int) words[at + MORE];
        while (each != 0) {
            int from = (each - 1) * POOLED;
            int following = (int) pool[from + 4];
            if (pool[from + 1] - 1 <= turned) {
                ended.accept(words[at], pool[from], pool[from + 1], pool[from + 2], pool[from + 3]);
                unlink(at, before, following);
                pool[from + 4] = freePooled;
                freePooled = each;
            } else {
                next = Math.min(next, pool[from + 1] - 1);
                before = each;
            }
            each = following;
        }
        // the last session of a key ends last, so that none is in the pool once it has
        if (words[at + END] - 1 <= turned) {
            ended.accept(words[at], words[at + START], words[at + END], words[at + EVENTS], words[at + SUM]);
            words[at + HANGS] = OUT_OF_THE_WHEEL;
        } else {
            hangUp(at, Math.min(next, words[at + END] - 1));
        }
    }

    /** All rows get new places, so the wheel is hung anew; those of silent keys go. */
    private void grow() {
        long[] old = table;
        int alive = 0;
        for (int from = 0; from < old.length; from += STRIDE) {
            alive += old[from + HANGS] == FREE || old[from + HANGS] == OUT_OF_THE_WHEEL ? 0 : 1;
        }
        boolean larger = alive > old.length / (4 * STRIDE);
        table = new long[larger ? old.length * 2 : old.length];
        shift -= larger ? 1 : 0;
        rows = alive;
        Arrays.fill(wheel, LAST_OF_SLOT);
        int mask = table.length - 1;
        for (int from = 0; from < old.length; from += STRIDE) {
            if (old[from + HANGS] != FREE && old[from + HANGS] != OUT_OF_THE_WHEEL) {
                int at = (int) ((old[from] * GOLDEN) >>> shift) * STRIDE;
                while (table[at + HANGS] != FREE) {
                    at = (at + STRIDE) & mask;
                }
                System.arraycopy(old, from, table, at, STRIDE);
                hangUp(at, (old[from + HANGS] >>> 32) + base);
            }
        }
    }
}
