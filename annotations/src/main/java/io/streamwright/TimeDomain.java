package io.streamwright;

/** Which time a timer waits for. */
public enum TimeDomain {
    /** The time of events, as the watermark tells it. */
    EVENT,
    /** The clock of the machine. */
    PROCESSING
}
