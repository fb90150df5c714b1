package io.streamwright;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The named timers of the current key, as a parameter of a handler: a set of times, for each of which the handler of the timer is
 * called once. A {@link KeyTimer} has one time; these have as many as you like.
 *
 * <p>A time that is set twice is set once. What is done here takes effect when the handler returns, and not at all if it throws.
 * Times that have already passed fire as soon as the watermark (or the clock) next moves, in their order. Finer times are floored
 * to milliseconds. Valid only during the call of the handler, on its thread.
 */
public interface KeyTimers {

    /**
     * Adds a time; does nothing if it is set.
     *
     * @param epochMillis milliseconds since 1970, UTC; any value but {@link Long#MIN_VALUE}
     */
    void at(long epochMillis);

    /** Adds {@code time}, floored to milliseconds. */
    default void at(Instant time) {
        at(time.toEpochMilli());
    }

    /**
     * Adds the time {@code delay} after now: for event-time timers the time of the current event or timer, for processing-time
     * timers the clock. Beyond the end of time it
     * is at the end of time.
     */
    void after(Duration delay);

    /** Takes a time out; does nothing if it is not set. */
    void cancel(long epochMillis);

    /** Takes {@code time} out, floored to milliseconds. */
    default void cancel(Instant time) {
        cancel(time.toEpochMilli());
    }

    /** Takes all times out. */
    void cancelAll();

    /** Whether a time is set. In the handler of these timers the one that fires is not, unless set again. */
    boolean contains(long epochMillis);

    /** Whether {@code time}, floored to milliseconds, is set. */
    default boolean contains(Instant time) {
        return contains(time.toEpochMilli());
    }

    /** Whether no time is set. */
    boolean isEmpty();

    /** How many times are set. */
    long size();

    /** All times that are set, in their order: a copy, so not for sets of millions. */
    List<Instant> times();
}
