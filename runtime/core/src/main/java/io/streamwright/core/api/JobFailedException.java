package io.streamwright.core.api;

/**
 * A job that failed while it ran. The cause is what was thrown by the user's code, a connector or the engine; the message says
 * where. Nothing was published beyond the last completed snapshot.
 */
public final class JobFailedException extends StreamwrightException {
    private static final long serialVersionUID = 1L;

    /** With the place and the cause. */
    public JobFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
