package io.streamwright;

/** What becomes of a window after an event: what a {@link FireWhen} method returns. */
public enum Fire {
    /** Nothing for now. */
    CONTINUE,
    /** It puts out its result and goes on. */
    FIRE,
    /** Its state begins anew, without a result. */
    PURGE,
    /** It puts out its result, and then its state begins anew. */
    FIRE_AND_PURGE;

    /** Whether it puts out its result. */
    public boolean fires() {
        return this == FIRE || this == FIRE_AND_PURGE;
    }

    /** Whether its state begins anew. */
    public boolean purges() {
        return this == PURGE || this == FIRE_AND_PURGE;
    }
}
