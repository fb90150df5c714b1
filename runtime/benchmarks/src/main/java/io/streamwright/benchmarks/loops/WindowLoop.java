package io.streamwright.benchmarks.loops;

import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.feed.EventGenerator;
import io.streamwright.benchmarks.feed.Generator;
import io.streamwright.benchmarks.jobs.TumblingWindow;
import org.jspecify.annotations.Nullable;

/**
 * {@link TumblingWindow} as a loop: a table per open window, of which there are two at most times, swept when the watermark
 * reaches its end. The watermark is followed event by event. The tables of closed windows are used again. Owned by one
 * thread.
 */
public final class WindowLoop implements Loop<Event> {
    private static final long SIZE_MILLIS = 10_000;

    private Table[] open = new Table[4];
    private int openCount;
    private @Nullable Table spare;
    private long watermark = Long.MIN_VALUE;

    /** When the first window closes. */
    private long firstLast = Long.MAX_VALUE;

    private final Checksum checksum = new Checksum();

    private long maxTime = Long.MIN_VALUE;
    private Table current = new Table();
    private long currentStart = Long.MAX_VALUE;

    @Override
    public void take(Generator<Event> generator, int events) {
        for (int i = 0; i < events; i++) {
            Event event = generator.next();
            long time = event.time();
            if (time < currentStart || time >= currentStart + SIZE_MILLIS) {
                long start = time - Math.floorMod(time, SIZE_MILLIS);
                if (start + SIZE_MILLIS - 1 <= watermark) {
                    continue;
                }
                current = window(start);
                currentStart = start;
            }
            current.add(event.key(), event.value());
            if (time > maxTime) {
                maxTime = time;
                watermark = time - EventGenerator.OUT_OF_ORDER_MILLIS - 1;
                if (watermark >= firstLast) {
                    closeUpTo(watermark);
                    currentStart = Long.MAX_VALUE;
                }
            }
        }
    }

    @Override
    public Checksum.Outcome end() {
        closeUpTo(Long.MAX_VALUE);
        return checksum.outcome();
    }

    private Table window(long start) {
        int at = openCount;
        while (at > 0 && open[at - 1].start >= start) {
            at--;
            if (open[at].start == start) {
                return open[at];
            }
        }
        if (openCount == open.length) {
            open = java.util.Arrays.copyOf(open, openCount * 2);
        }
        System.arraycopy(open, at, open, at + 1, openCount - at);
        Table table = spare == null ? new Table() : spare;
        spare = null;
        table.start = start;
        open[at] = table;
        openCount++;
        firstLast = open[0].start + SIZE_MILLIS - 1;
        return table;
    }

    private void closeUpTo(long time) {
        while (openCount > 0 && open[0].start + SIZE_MILLIS - 1 <= time) {
            Table table = open[0];
            table.close(checksum);
            openCount--;
            System.arraycopy(open, 1, open, 0, openCount);
            spare = table;
        }
        firstLast = openCount == 0 ? Long.MAX_VALUE : open[0].start + SIZE_MILLIS - 1;
    }

    /** Key, sum, count and maximum of each key side by side; a place is free if its count is 0. */
    private static final class Table {
        private static final int STRIDE = 4;
        private static final long GOLDEN = 0x9E3779B97F4A7C15L;

        private long start;
        private long[] places = new long[STRIDE << 10];
        private int shift = Long.SIZE - 10;
        private int rows;

        void add(long key, long value) {
            long[] words = places;
            int mask = words.length - 1;
            int at = (int) ((key * GOLDEN) >>> shift) * STRIDE;
            while (true) {
                long count = words[at + 2];
                if (count == 0) {
                    words[at] = key;
                    words[at + 1] = value;
                    words[at + 2] = 1;
                    words[at + 3] = value;
                    if (++rows > words.length / (2 * STRIDE)) {
                        grow();
                    }
                    return;
                }
                if (words[at] == key) {
                    words[at + 1] += value;
                    words[at + 2] = count + 1;
                    words[at + 3] = Math.max(words[at + 3], value);
                    return;
                }
                at = (at + STRIDE) & mask;
            }
        }

        void close(Checksum checksum) {
            long last = start + SIZE_MILLIS - 1;
            long[] words = places;
            for (int at = 0; at < words.length; at += STRIDE) {
                long count = words[at + 2];
                if (count != 0) {
                    new TumblingWindow.Totals(words[at], words[at + 1], count, words[at + 3]).addTo(checksum, last);
                    words[at + 2] = 0;
                }
            }
            rows = 0;
        }

        private void grow() {
            long[] old = places;
            long[] grown = new long[old.length * 2];
            shift--;
            int mask = grown.length - 1;
            for (int from = 0; from < old.length; from += STRIDE) {
                if (old[from + 2] != 0) {
                    int at = (int) ((old[from] * GOLDEN) >>> shift) * STRIDE;
                    while (grown[at + 2] != 0) {
                        at = (at + STRIDE) & mask;
                    }
                    System.arraycopy(old, from, grown, at, STRIDE);
                }
            }
            places = grown;
        }
    }
}
