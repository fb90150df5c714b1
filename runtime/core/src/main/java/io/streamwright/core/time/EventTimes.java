package io.streamwright.core.time;

import io.streamwright.core.codec.DecodeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Event time in milliseconds since 1970, UTC, floored, from the types that {@code @EventTime} allows. */
public final class EventTimes {

    private EventTimes() {}

    /**
     * The milliseconds of {@code time}.
     *
     * @param member the name of the component, for messages
     * @throws DecodeException if it is null or beyond the range of {@code long}
     */
    public static long millis(@Nullable Instant time, String member) {
        if (time == null) {
            throw new DecodeException("its event time \"" + member + "\" is null");
        }
        try {
            return checked(time.toEpochMilli(), member);
        } catch (ArithmeticException e) {
            throw new DecodeException(
                    "its event time \"" + member + "\" is " + time + ", too far from 1970 to count in milliseconds");
        }
    }

    /** As {@link #millis(Instant, String)}. */
    public static long millis(@Nullable OffsetDateTime time, String member) {
        return millis(time == null ? null : time.toInstant(), member);
    }

    /** As {@link #millis(Instant, String)}. */
    public static long millis(@Nullable ZonedDateTime time, String member) {
        return millis(time == null ? null : time.toInstant(), member);
    }

    /** As {@link #millis(Instant, String)}, of milliseconds. */
    public static long millis(@Nullable Long time, String member) {
        if (time == null) {
            throw new DecodeException("its event time \"" + member + "\" is null");
        }
        return checked(time, member);
    }

    /** As {@link #millis(Instant, String)}, of milliseconds. */
    public static long millis(long time, String member) {
        return checked(time, member);
    }

    private static long checked(long millis, String member) {
        if (millis == Long.MIN_VALUE) {
            throw new DecodeException(
                    "its event time \"" + member + "\" is Long.MIN_VALUE, which stands for events without a time");
        }
        return millis;
    }

    /**
     * A time so long after another, at the end of time if it would be beyond.
     *
     * @param delayMillis may be negative
     */
    public static long plus(long millis, long delayMillis) {
        long sum = millis + delayMillis;
        boolean beyond = ((millis ^ sum) & (delayMillis ^ sum)) < 0;
        return beyond ? (delayMillis < 0 ? Long.MIN_VALUE + 1 : Long.MAX_VALUE) : sum;
    }
}
