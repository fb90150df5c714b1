package io.streamwright.core.exec;

/** A snapshot that did not come about, or could not be published: what the snapshot thread counts and tolerates. */
final class SnapshotFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    SnapshotFailedException(String message) {
        super(message);
    }

    SnapshotFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
