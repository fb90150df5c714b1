package io.streamwright.processor.model;

import java.util.Locale;

/** Which lane an event goes to on its way from a stream to one that reads it. Named as in the runtime. */
public enum Partitioning {
    /** It stays in the same stage: a direct call. */
    DIRECT,
    /** The lane it is on, but a later stage of it. */
    FORWARD,
    /** The lane that owns its key. */
    HASH,
    /** The lanes in turn. */
    REBALANCE,
    /** A lane by chance. */
    SHUFFLE,
    /** All lanes. */
    BROADCAST;

    /** The simple name of the annotation that asks for it; none does for {@link #DIRECT} and {@link #HASH}. */
    public String annotation() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
