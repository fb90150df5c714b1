package io.streamwright.core.api;

/** A failure with a message meant for the user: where, what, why and what to do. */
public class StreamwrightException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the whole message. */
    public StreamwrightException(String message) {
        super(message);
    }

    /** With the whole message and what led to it. */
    public StreamwrightException(String message, Throwable cause) {
        super(message, cause);
    }
}
