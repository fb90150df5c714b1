package io.streamwright.core.codec;

/**
 * A record of the outside world that is not what the job's types say. Thrown by readers and codecs with the reason alone;
 * the source adds the place, and the job's error policy decides what follows.
 */
public final class DecodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long column;

    /** A reason whose place within the record is not known. */
    public DecodeException(String reason) {
        this(reason, -1);
    }

    /**
     * A reason at a place.
     *
     * @param reason what is wrong, in words of the user's data
     * @param column the position within the record, counted from 1, or -1 if it is not known
     */
    public DecodeException(String reason, long column) {
        super(reason);
        this.column = column;
    }

    /** The position within the record, counted from 1, or -1. */
    public long column() {
        return column;
    }

    /** Undecodable input is expected and may be frequent: the stack says nothing about it. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
