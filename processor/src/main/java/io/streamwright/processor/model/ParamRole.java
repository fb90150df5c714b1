package io.streamwright.processor.model;

/** What a parameter of a handler receives. */
public enum ParamRole {
    EVENT,
    /** The key or a component of it. */
    KEY,
    /** A {@code KeyTimer}. */
    TIMER,
    /** The event time of the event or timer. */
    TIME,
    WINDOW_START,
    WINDOW_END,
    OUT,
    /** Nothing; never in a resolved job. */
    UNKNOWN
}
