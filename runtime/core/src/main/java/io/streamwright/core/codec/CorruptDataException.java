package io.streamwright.core.codec;

/** Bytes that a {@link Codec} did not write: the only exception that reading damaged binary data gives. */
public final class CorruptDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong with the bytes. */
    public CorruptDataException(String message) {
        super(message);
    }

    /** With what is wrong with the bytes, and the exception that showed it. */
    public CorruptDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
