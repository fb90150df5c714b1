package io.streamwright.benchmarks;

import io.streamwright.benchmarks.feed.Event;
import org.jspecify.annotations.Nullable;

/**
 * Events at a fixed rate. Each carries as its value the nanosecond at which it should come: who takes it late has that counted
 * against him, as a user would. Owned by one thread.
 */
final class Schedule {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long START_MILLIS = 1_700_000_000_000L;
    private static final double NANOS_PER_SECOND = 1e9;

    private final long startNanos = System.nanoTime();
    private final double intervalNanos;
    private final int keys;
    private final long events;
    private long number;

    Schedule(int perSecond, long events, int keys) {
        this.intervalNanos = NANOS_PER_SECOND / perSecond;
        this.events = events;
        this.keys = keys;
    }

    /** Whether all have come. */
    boolean ended() {
        return number == events;
    }

    /** The next event if it is due, else null. */
    @Nullable Event poll() {
        long due = startNanos + (long) (number * intervalNanos);
        if (System.nanoTime() < due) {
            return null;
        }
        long random = number * GOLDEN;
        random = (random ^ (random >>> 32)) * 0xD6E8FEB86659FD93L;
        random ^= random >>> 32;
        long key = ((random & 0xFFFF_FFFFL) * keys) >>> 32;
        long time = START_MILLIS + (long) (number * intervalNanos / 1_000_000);
        number++;
        return new Event(key * 0xC2B2AE3D27D4EB4FL, due, time);
    }
}
