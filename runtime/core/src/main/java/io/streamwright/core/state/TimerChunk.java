package io.streamwright.core.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Some entries of a slot of a {@link TimerWheel}, in no order. What most operators do not need is not allocated. */
final class TimerChunk {
    private static final int CAPACITY = 32;

    final long[] times = new long[CAPACITY];
    final long[] keyWords = new long[CAPACITY];

    /** Null while all entries are of the first timer. */
    private int @Nullable [] timers;

    /** Null while all keys are primitives. */
    private @Nullable Object @Nullable [] keyRefs;

    int size;

    /** The rest of the slot. */
    @Nullable TimerChunk next;

    boolean isFull() {
        return size == CAPACITY;
    }

    void add(long time, int timer, long keyWord, @Nullable Object keyRef) {
        int at = size++;
        times[at] = time;
        keyWords[at] = keyWord;
        if (timer != 0 && timers == null) {
            timers = new int[CAPACITY];
        }
        if (timers != null) {
            timers[at] = timer;
        }
        if (keyRef != null && keyRefs == null) {
            keyRefs = new Object[CAPACITY];
        }
        if (keyRefs != null) {
            keyRefs[at] = keyRef;
        }
    }

    int timer(int at) {
        return timers == null ? 0 : timers[at];
    }

    @Nullable Object keyRef(int at) {
        return keyRefs == null ? null : keyRefs[at];
    }

    /** Chunks that are empty, for the next ones who need one. */
    static final class Pool {
        /** How many are kept besides a quarter of those in use. */
        private static final int SPARE = 64;

        private @Nullable TimerChunk free;
        private int freeCount;
        private int used;

        /** An empty chunk before {@code next}. */
        TimerChunk take(@Nullable TimerChunk next) {
            TimerChunk chunk = free;
            if (chunk == null) {
                chunk = new TimerChunk();
            } else {
                free = chunk.next;
                freeCount--;
            }
            chunk.next = next;
            used++;
            return chunk;
        }

        /** Takes one back, unless there are more than enough. */
        void giveBack(TimerChunk chunk) {
            used--;
            chunk.next = null;
            if (freeCount < used / 4 + SPARE) {
                if (chunk.keyRefs != null) {
                    Arrays.fill(chunk.keyRefs, 0, chunk.size, null);
                }
                chunk.size = 0;
                chunk.next = free;
                free = chunk;
                freeCount++;
            }
        }
    }
}
