package io.streamwright.testkit;

import io.streamwright.core.operator.Output;
import java.time.Instant;
import java.util.Optional;

/**
 * An event that a stream has carried, with the time it travelled with.
 *
 * @param event the event
 * @param timeMillis milliseconds since 1970, UTC; {@link #NO_TIME} if it has none
 * @param <T> the type of the event
 */
public record TimedEvent<T>(T event, long timeMillis) {
    /** The time of events that have none, such as the results of processing-time timers. */
    public static final long NO_TIME = Output.NO_TIME;

    /** The time, or empty if the event has none. */
    public Optional<Instant> time() {
        return timeMillis == NO_TIME ? Optional.empty() : Optional.of(Instant.ofEpochMilli(timeMillis));
    }

    @Override
    public String toString() {
        return event + " @ " + (timeMillis == NO_TIME ? "no time" : timeMillis + " ms");
    }
}
