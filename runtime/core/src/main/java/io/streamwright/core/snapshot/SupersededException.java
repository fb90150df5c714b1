package io.streamwright.core.snapshot;

import io.streamwright.core.api.StreamwrightException;

/** Another instance of the job has taken over the state directory: this one must not publish anything any more. */
public final class SupersededException extends StreamwrightException {
    private static final long serialVersionUID = 1L;

    /** With the numbers of both. */
    public SupersededException(String place, long mine, long newest) {
        super("another instance has taken over the job on " + place + ": it is number " + newest
                + ", this one is number " + mine + ". This one publishes nothing more and ends");
    }
}
