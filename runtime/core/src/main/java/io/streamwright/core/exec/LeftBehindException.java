package io.streamwright.core.exec;

import io.streamwright.core.api.StreamwrightException;

/** A thread of the job does not end: the job cannot be started again in this process. */
final class LeftBehindException extends StreamwrightException {
    private static final long serialVersionUID = 1L;

    LeftBehindException(String message) {
        super(message);
    }
}
