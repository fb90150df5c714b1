package io.streamwright.cli;

/** A command line that cannot be understood. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With the whole message. */
    UsageException(String message) {
        super(message);
    }
}
