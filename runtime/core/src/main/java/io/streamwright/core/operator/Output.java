package io.streamwright.core.operator;

/**
 * What stands behind an operator or step: the next step, operator or sink. Owned by one lane; a call returns when the event
 * has been processed as far as it goes on this lane.
 *
 * @param <T> the type of the events
 */
public abstract class Output<T> {
    /** The time of events that have none: results of processing-time timers. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /**
     * Passes one event on.
     *
     * @param event not null
     * @param time milliseconds since 1970, UTC, or {@link #NO_TIME}
     */
    public abstract void emit(T event, long time);
}
