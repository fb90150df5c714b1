package io.streamwright.benchmarks.loops;

import java.util.Arrays;

/** A count per number, in open addressing; a place is free if its number is 0. Owned by one thread. */
public final class CountTable {
    private static final int STRIDE = 2;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long[] places = new long[STRIDE << 10];
    private int shift = Long.SIZE - 10;
    private int rows;

    /** Adds to the count of a key, which is not 0. */
    public void add(long key, long count) {
        long[] words = places;
        int mask = words.length - 1;
        int at = (int) ((key * GOLDEN) >>> shift) * STRIDE;
        while (true) {
            long found = words[at];
            if (found == key) {
                words[at + 1] += count;
                return;
            }
            if (found == 0) {
                words[at] = key;
                words[at + 1] = count;
                if (++rows > words.length / (2 * STRIDE)) {
                    grow();
                }
                return;
            }
            at = (at + STRIDE) & mask;
        }
    }

    void addAllTo(CountTable other) {
        for (int at = 0; at < places.length; at += STRIDE) {
            if (places[at] != 0) {
                other.add(places[at], places[at + 1]);
            }
        }
    }

    /** The largest count. */
    long most() {
        long most = 0;
        for (int at = 0; at < places.length; at += STRIDE) {
            most = Math.max(most, places[at + 1]);
        }
        return most;
    }

    /** Calls for each key with this count. */
    void with(long count, java.util.function.LongConsumer action) {
        for (int at = 0; at < places.length; at += STRIDE) {
            if (places[at + 1] == count) {
                action.accept(places[at]);
            }
        }
    }

    void clear() {
        Arrays.fill(places, 0);
        rows = 0;
    }

    private void grow() {
        long[] old = places;
        places = new long[old.length * 2];
        shift--;
        int mask = places.length - 1;
        for (int from = 0; from < old.length; from += STRIDE) {
            if (old[from] != 0) {
                int at = (int) ((old[from] * GOLDEN) >>> shift) * STRIDE;
                while (places[at] != 0) {
                    at = (at + STRIDE) & mask;
                }
                System.arraycopy(old, from, places, at, STRIDE);
            }
        }
    }
}
