package io.streamwright.core.state;

import org.jspecify.annotations.Nullable;

/**
 * Entries of timers that are not due for a while: a hierarchical timing wheel (Varghese and Lauck, 1987), whose levels cover all
 * times there are. A slot of the lowest level holds what is due in one millisecond, one of each further level {@code 2^10}
 * times as much. Owned by one lane.
 *
 * <p>The wheel has a position in time and goes forward only. An entry is in the level of the highest digit (of ten bits) in
 * which its time differs from the position, in the slot of that digit; so every entry of a level is due before all of the next.
 * Whatever is due at the position or before is in the heap, whose entries are of one time mostly, and so need no ordering.
 */
final class TimerWheel {
    private static final int DIGIT_BITS = 10;
    private static final int SLOTS = 1 << DIGIT_BITS;
    private static final int DIGIT_MASK = SLOTS - 1;

    private static final int LEVELS = 7;

    private final TimerHeap due;
    private final @Nullable Level[] levels = new Level[LEVELS];
    private final TimerChunk.Pool chunks = new TimerChunk.Pool();

    /** A tick. */
    private long position;

    /** Where entries go that are due at the position or before. */
    TimerWheel(TimerHeap due) {
        this.due = due;
    }

    /** Adds an entry, here or to the heap. */
    void add(long time, int timer, long keyWord, @Nullable Object keyRef) {
        long tick = tick(time);
        if (Long.compareUnsigned(tick, position) <= 0) {
            due.push(time, timer, keyWord, keyRef);
            return;
        }
        int level = (Long.SIZE - 1 - Long.numberOfLeadingZeros(tick ^ position)) / DIGIT_BITS;
        Level at = levels[level];
        if (at == null) {
            at = new Level();
            levels[level] = at;
        }
        at.add(digit(tick, level), time, timer, keyWord, keyRef, chunks);
    }

    /** The time of the first entry, or {@link Long#MAX_VALUE} if there is none. */
    long nextTime() {
        for (int level = 0; level < LEVELS; level++) {
            Level at = levels[level];
            int slot = at == null ? -1 : at.next(digit(position, level));
            if (slot >= 0) {
                return at.earliest[slot];
            }
        }
        return Long.MAX_VALUE;
    }

    /** Goes on to the first entry, which is then in the heap with all of its tick. */
    void turn() {
        while (due.isEmpty()) {
            int level = 0;
            int slot = -1;
            Level at = null;
            while (slot < 0) {
                if (level == LEVELS) {
                    throw new IllegalStateException("there is no timer");
                }
                at = levels[level];
                slot = at == null ? -1 : at.next(digit(position, level));
                level += slot < 0 ? 1 : 0;
            }
            int above = (level + 1) * DIGIT_BITS;
            long higher = above >= Long.SIZE ? 0 : position >>> above << above;
            position = higher | (long) slot << (level * DIGIT_BITS);
            spread(java.util.Objects.requireNonNull(at).take(slot));
        }
    }

    /** Puts entries where they belong by the new position: into the heap, or a level further down. */
    private void spread(@Nullable TimerChunk first) {
        TimerChunk chunk = first;
        while (chunk != null) {
            for (int i = 0; i < chunk.size; i++) {
                add(chunk.times[i], chunk.timer(i), chunk.keyWords[i], chunk.keyRef(i));
            }
            TimerChunk next = chunk.next;
            chunks.giveBack(chunk);
            chunk = next;
        }
    }

    /** The time with its sign turned, so that the order of times is that of unsigned numbers. */
    private static long tick(long time) {
        return time ^ Long.MIN_VALUE;
    }

    private static int digit(long tick, int level) {
        return (int) (tick >>> (level * DIGIT_BITS)) & DIGIT_MASK;
    }

    /** The slots of one digit. */
    private static final class Level {
        final @Nullable TimerChunk[] slots = new TimerChunk[SLOTS];

        /** The smallest time in each slot that is taken. */
        final long[] earliest = new long[SLOTS];

        /** A bit for each slot: whether it is taken. */
        private final long[] taken = new long[SLOTS / Long.SIZE];

        void add(int slot, long time, int timer, long keyWord, @Nullable Object keyRef, TimerChunk.Pool chunks) {
            TimerChunk chunk = slots[slot];
            if (chunk == null) {
                taken[slot >>> 6] |= 1L << slot;
                earliest[slot] = time;
                chunk = chunks.take(null);
                slots[slot] = chunk;
            } else {
                earliest[slot] = Math.min(earliest[slot], time);
                if (chunk.isFull()) {
                    chunk = chunks.take(chunk);
                    slots[slot] = chunk;
                }
            }
            chunk.add(time, timer, keyWord, keyRef);
        }

        /** The first slot behind {@code slot} that is taken, or -1. */
        int next(int slot) {
            int from = slot + 1;
            if (from == SLOTS) {
                return -1;
            }
            int word = from >>> 6;
            long bits = taken[word] & -1L << from;
            while (bits == 0) {
                if (++word == taken.length) {
                    return -1;
                }
                bits = taken[word];
            }
            return word * Long.SIZE + Long.numberOfTrailingZeros(bits);
        }

        @Nullable TimerChunk take(int slot) {
            TimerChunk first = slots[slot];
            slots[slot] = null;
            taken[slot >>> 6] &= ~(1L << slot);
            return first;
        }
    }
}
