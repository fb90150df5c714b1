package io.streamwright.processor.model;

/** What a parameter of a handler receives. */
public enum ParamRole {
    EVENT,
    /** The key or a component of it. */
    KEY,
    /** A {@code KeyTimer}. */
    TIMER,
    /** {@code KeyTimers}. */
    TIMERS,
    /** The event time of the event or timer. */
    TIME,
    WINDOW_START,
    WINDOW_END,
    OUT,
    /** Why a window fires. */
    FIRING,
    /** A {@code Counter}. */
    COUNTER,
    /** A {@code Histogram}. */
    HISTOGRAM,
    /** Nothing; never in a resolved job. */
    UNKNOWN;

    /** Whether the type of the parameter alone says what it receives. */
    public boolean isByType() {
        return isTimer() || this == OUT || this == FIRING || isMetric();
    }

    /** Whether it sets timers. */
    public boolean isTimer() {
        return this == TIMER || this == TIMERS;
    }

    /** Whether it is something that is shown with the metrics of the job. */
    public boolean isMetric() {
        return this == COUNTER || this == HISTOGRAM;
    }
}
