package io.streamwright.benchmarks.uneven;

import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.feed.Feed;
import io.streamwright.benchmarks.feed.Generator;
import io.streamwright.benchmarks.uneven.HotKey.Second;
import io.streamwright.benchmarks.uneven.HotKey.Total;
import io.streamwright.core.api.CompiledJob;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** In two splits, in each of which every other event is of the same key, out of order by up to a second. */
final class HotKeyInput implements Input {
    private static final int SPLITS = 2;
    private static final int KEYS = 1_000_000;
    private static final int EVENTS_PER_MILLI = 200;
    private static final long HOT = 7;
    private static final long SIZE_MILLIS = 1_000;

    @Override
    public CompiledJob job() {
        return new HotKeyJob();
    }

    @Override
    public int lanes() {
        return SPLITS;
    }

    @Override
    public Generator<Event> generator(int split) {
        @SuppressWarnings("unchecked") // what this feed makes
        Generator<Event> even =
                (Generator<Event>) Feed.NUMBERS_IN_TIME.generator(KEYS, EVENTS_PER_MILLI, split, SPLITS);
        return new Generator<>() {
            private boolean hot;

            @Override
            public Event next() {
                Event event = even.next();
                hot = !hot;
                return hot ? new Event(HOT, event.value(), event.time()) : event;
            }
        };
    }

    @Override
    public Checksum.Outcome expected(long eventsPerSplit) {
        Checksum checksum = new Checksum();
        TreeMap<Long, Map<Long, long[]>> windows = new TreeMap<>();
        Map<Long, long[]> totals = new HashMap<>();
        Generator<Event> left = generator(0);
        Generator<Event> right = generator(1);
        for (long i = 0; i < SPLITS * eventsPerSplit; i++) {
            Event event = i % 2 == 0 ? left.next() : right.next();
            long from = event.time() - event.time() % SIZE_MILLIS;
            // both are at the same time here, and no event is more than a second behind
            while (!windows.isEmpty() && windows.firstKey() < from - 3 * SIZE_MILLIS) {
                Map.Entry<Long, Map<Long, long[]>> over = windows.pollFirstEntry();
                close(over.getKey(), over.getValue(), checksum);
            }
            add(windows.computeIfAbsent(from, start -> new HashMap<>()), event);
            long[] total = add(totals, event);
            if (total[0] % HotKey.MILESTONE == 0) {
                new Total(event.key(), total[0], 0).addTo(checksum, 0);
            }
        }
        windows.forEach((from, keys) -> close(from, keys, checksum));
        totals.forEach((key, total) -> new Total(key, total[0], total[1]).addTo(checksum, 0));
        return checksum.outcome();
    }

    private static long[] add(Map<Long, long[]> keys, Event event) {
        long[] sums = keys.computeIfAbsent(event.key(), key -> new long[2]);
        sums[0]++;
        sums[1] += event.value();
        return sums;
    }

    private static void close(long from, Map<Long, long[]> keys, Checksum checksum) {
        keys.forEach((key, sums) -> new Second(key, from, sums[0], sums[1]).addTo(checksum, from + SIZE_MILLIS - 1));
    }
}
