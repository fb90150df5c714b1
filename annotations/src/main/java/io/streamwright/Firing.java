package io.streamwright;

/** Why a window puts out its result: a parameter of this type of {@link OnClose} receives it. */
public enum Firing {
    /** Before the end of the window. */
    EARLY,
    /** At the end of the window. */
    ON_TIME,
    /** After the end of the window, for an event that came too late but within the lateness. */
    LATE
}
