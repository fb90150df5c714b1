package io.streamwright.core.source;

import io.streamwright.DeadLetter;
import io.streamwright.core.api.StreamwrightException;

/** Input that could not be decoded, in a job that is not told to go on. */
public final class UndecodableInputException extends StreamwrightException {
    private static final long serialVersionUID = 1L;

    /** Names place, reason and the ways out. */
    public UndecodableInputException(DeadLetter letter) {
        super("cannot read an event of the stream \"" + letter.source() + "\" from " + letter.place() + ": "
                + letter.reason() + ". Correct the input, or go on without such records by @OnError(ErrorPolicy.SKIP)"
                + " on the source or a stream of dead letters with @OnError(of = \"" + letter.source() + "\").");
    }
}
