package io.streamwright.core.snapshot;

import java.io.IOException;

/** A snapshot that is not what was written: which file, where, and how that shows. */
public final class DamagedSnapshotException extends IOException {
    private static final long serialVersionUID = 1L;

    /** With file, place and finding. */
    public DamagedSnapshotException(String message) {
        super(message);
    }

    /** With file, place and finding, and what showed it. */
    public DamagedSnapshotException(String message, Throwable cause) {
        super(message, cause);
    }
}
