package io.streamwright.benchmarks.loops;

import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.feed.Generator;
import io.streamwright.benchmarks.jobs.SumPerKey;

/**
 * {@link SumPerKey} as a loop: one table in open addressing, key and sum side by side so that an event touches one cache
 * line. A place is free if its key is 0; the key 0 has a place of its own. Owned by one thread.
 */
public final class SumLoop implements Loop<Event> {
    private static final int STRIDE = 2;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long[] table = new long[STRIDE << 10];
    private int shift = Long.SIZE - 10;
    private int rows;
    private long sumOfZero;

    private final Checksum checksum = new Checksum();

    @Override
    public void take(Generator<Event> generator, int events) {
        for (int i = 0; i < events; i++) {
            Event event = generator.next();
            long sum = add(event.key(), event.value());
            checksum.add(event.key(), sum, event.time());
        }
    }

    @Override
    public Checksum.Outcome end() {
        return checksum.outcome();
    }

    private long add(long key, long value) {
        if (key == 0) {
            return sumOfZero += value;
        }
        long[] places = table;
        int mask = places.length - 1;
        int at = (int) ((key * GOLDEN) >>> shift) * STRIDE;
        while (true) {
            long found = places[at];
            if (found == key) {
                return places[at + 1] += value;
            }
            if (found == 0) {
                places[at] = key;
                places[at + 1] = value;
                if (++rows > places.length / (2 * STRIDE)) {
                    grow();
                }
                return value;
            }
            at = (at + STRIDE) & mask;
        }
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        shift--;
        int mask = table.length - 1;
        for (int from = 0; from < old.length; from += STRIDE) {
            if (old[from] != 0) {
                int at = (int) ((old[from] * GOLDEN) >>> shift) * STRIDE;
                while (table[at] != 0) {
                    at = (at + STRIDE) & mask;
                }
                System.arraycopy(old, from, table, at, STRIDE);
            }
        }
    }
}
