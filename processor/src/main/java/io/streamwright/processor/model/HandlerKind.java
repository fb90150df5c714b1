package io.streamwright.processor.model;

/** When user code is called. */
public enum HandlerKind {
    /** For each event of a stateless step: a default method of the job. */
    STEP,
    /** For each event: {@code @OnEvent}. */
    EVENT,
    /** For a timer that is due: {@code @OnTimer}. */
    TIMER,
    /** Once per key and window: {@code @OnClose}. */
    CLOSE,
    /** For each event that is too late for all of its windows: {@code @OnLate}. */
    LATE,
    /** For a window that fires before or after its end: {@code @OnFire}. */
    FIRE,
    /** For each event in a window, to ask whether it fires: {@code @FireWhen}. */
    FIRE_WHEN,
    /** When all input has ended: {@code @OnEnd}. */
    END
}
