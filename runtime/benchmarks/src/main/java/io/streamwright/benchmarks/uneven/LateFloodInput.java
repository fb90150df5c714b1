package io.streamwright.benchmarks.uneven;

import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.feed.Generator;
import io.streamwright.benchmarks.uneven.LateFlood.Count;
import io.streamwright.benchmarks.uneven.LateFlood.Missed;
import io.streamwright.benchmarks.uneven.LateFlood.Strict;
import io.streamwright.core.api.CompiledJob;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Every other event is on time, and the next one late for its window by up to two minutes: within the lateness about half of these,
 * behind it the others. On one lane, since what is late depends on how lanes meet.
 */
final class LateFloodInput implements Input {
    private static final int KEYS = 100_000;
    private static final int EVENTS_PER_MILLI = 100;
    private static final long SIZE_MILLIS = 10_000;
    private static final long LATENESS_MILLIS = 60_000;
    private static final long MOST_BEHIND_MILLIS = 120_000;
    private static final long START_MILLIS = 1_700_000_004_321L;

    @Override
    public CompiledJob job() {
        return new LateFloodJob();
    }

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public Generator<Event> generator(int split) {
        return new Generator<>() {
            private long number;

            @Override
            public Event next() {
                long random = (number + 1) * 0x9E3779B97F4A7C15L;
                random = (random ^ (random >>> 32)) * 0xD6E8FEB86659FD93L;
                random ^= random >>> 32;
                long now = START_MILLIS + number / EVENTS_PER_MILLI;
                // more than a window behind is after its end, wherever it lies in it
                long behind = number % 2 == 0
                        ? 0
                        : SIZE_MILLIS + 1 + Long.remainderUnsigned(random >>> 20, MOST_BEHIND_MILLIS);
                number++;
                long key = ((random & 0xFFFF_FFFFL) * KEYS) >>> 32;
                return new Event(key * 0xC2B2AE3D27D4EB4FL, random >>> 40, now - behind);
            }
        };
    }

    /** A window of all keys, at which time has arrived or not. */
    private static final class Open {
        private final Map<Long, long[]> patient = new HashMap<>();
        private final Map<Long, long[]> strict = new HashMap<>();
        private boolean closed;
    }

    @Override
    public Checksum.Outcome expected(long eventsPerSplit) {
        Checksum checksum = new Checksum();
        TreeMap<Long, Open> windows = new TreeMap<>();
        Generator<Event> events = generator(0);
        long watermark = Long.MIN_VALUE;
        for (long i = 0; i < eventsPerSplit; i++) {
            Event event = events.next();
            long from = event.time() - event.time() % SIZE_MILLIS;
            long last = from + SIZE_MILLIS - 1;
            if (watermark < last + LATENESS_MILLIS) {
                Open window = windows.computeIfAbsent(from, start -> new Open());
                long[] sums = add(window.patient, event);
                if (watermark >= last) {
                    window.closed = true;
                    count(event.key(), from, sums, LateFlood.LATE, checksum);
                }
            } else {
                missed(event, 0, checksum);
            }
            if (watermark < last) {
                add(windows.computeIfAbsent(from, start -> new Open()).strict, event);
            } else {
                missed(event, Strict.MARK, checksum);
            }
            if (event.time() - 1 > watermark) {
                watermark = event.time() - 1;
                passed(windows, watermark, checksum);
            }
        }
        passed(windows, Long.MAX_VALUE, checksum);
        return checksum.outcome();
    }

    private static void passed(NavigableMap<Long, Open> windows, long watermark, Checksum checksum) {
        windows.forEach((from, window) -> {
            if (!window.closed && watermark >= from + SIZE_MILLIS - 1) {
                window.closed = true;
                window.patient.forEach((key, sums) -> count(key, from, sums, LateFlood.ON_TIME, checksum));
                window.strict.forEach((key, sums) -> count(key, from, sums, Strict.MARK, checksum));
            }
        });
        while (!windows.isEmpty() && watermark - LATENESS_MILLIS >= windows.firstKey() + SIZE_MILLIS - 1) {
            windows.pollFirstEntry();
        }
    }

    private static long[] add(Map<Long, long[]> keys, Event event) {
        long[] sums = keys.computeIfAbsent(event.key(), key -> new long[2]);
        sums[0]++;
        sums[1] += event.value();
        return sums;
    }

    private static void count(long key, long from, long[] sums, int why, Checksum checksum) {
        new Count(key, from, sums[0], sums[1], why).addTo(checksum, from + SIZE_MILLIS - 1);
    }

    private static void missed(Event event, int by, Checksum checksum) {
        new Missed(event.key(), event.value(), event.time(), by).addTo(checksum, event.time());
    }
}
