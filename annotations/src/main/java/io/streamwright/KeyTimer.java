package io.streamwright;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A named timer of the current key, as a parameter of a handler.
 *
 * <p>A timer has one due time per key: setting it again replaces the earlier one. What is done here takes effect when the
 * handler returns, and not at all if it throws. A time that has already passed fires as soon as the watermark (or the clock)
 * next moves. Finer times are floored to milliseconds. Valid only during the call of the handler, on its thread.
 */
public interface KeyTimer {

    /**
     * Sets the timer.
     *
     * @param epochMillis milliseconds since 1970, UTC; any value but {@link Long#MIN_VALUE}
     */
    void at(long epochMillis);

    /** Sets the timer to {@code time}, floored to milliseconds. */
    default void at(Instant time) {
        at(time.toEpochMilli());
    }

    /**
     * Sets the timer to {@code delay} after now: for an event-time timer the time of the current event or timer, for a
     * processing-time timer the clock. Beyond the end of time it
     * is at the end of time.
     */
    void after(Duration delay);

    /** Forgets the timer; does nothing if it is not set. */
    void cancel();

    /** Whether the timer is set. In the handler of this timer it is not, unless set again. */
    boolean isSet();

    /** When the timer is due, or null if it is not set. */
    @Nullable Instant due();
}
