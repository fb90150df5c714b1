package io.streamwright.testkit;

import io.streamwright.core.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** The processing-time clock of a harness: stands still until a test moves it. Owned by the thread of the test. */
final class VirtualClock implements TimeSource {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private long millis;
    private long nanos;

    VirtualClock(long startMillis) {
        millis = startMillis;
    }

    @Override
    public long currentTimeMillis() {
        return millis;
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    Instant instant() {
        return Instant.ofEpochMilli(millis);
    }

    /** Where both clocks stand. */
    record Reading(long millis, long nanos) {}

    Reading reading() {
        return new Reading(millis, nanos);
    }

    /** Undoes what was done since {@code reading}. */
    void back(Reading reading) {
        millis = reading.millis;
        nanos = reading.nanos;
    }

    /** Sets the time of day. The other clock follows it forwards, saturating, and never goes back. */
    void set(long toMillis) {
        if (toMillis > millis) {
            long passed = toMillis - millis;
            boolean fits = passed >= 0 && passed <= (Long.MAX_VALUE - nanos) / NANOS_PER_MILLI;
            nanos = fits ? nanos + passed * NANOS_PER_MILLI : Long.MAX_VALUE;
        }
        millis = toMillis;
    }

    /** The time of day when the other clock will show {@code atNanos}, rounded up; saturates. */
    long millisAt(long atNanos) {
        long aheadNanos = atNanos - nanos;
        long aheadMillis = Math.floorDiv(aheadNanos + NANOS_PER_MILLI - 1, NANOS_PER_MILLI);
        long at = millis + aheadMillis;
        return at < millis && aheadMillis > 0 ? Long.MAX_VALUE : at;
    }

    /** The time of day after {@code duration}, floored to milliseconds; saturates. */
    long after(Duration duration) {
        long seconds = duration.getSeconds();
        if (seconds >= Long.MAX_VALUE / 1000) {
            return Long.MAX_VALUE;
        }
        long at = millis + seconds * 1000 + duration.getNano() / 1_000_000;
        return at < millis ? Long.MAX_VALUE : at;
    }
}
