package io.streamwright.core.exchange;

/** Which lane an event goes to. */
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
    BROADCAST
}
