package io.streamwright.core.exchange;

/**
 * What separates the events that belong to a snapshot from those that do not, on its way with them. Any thread may use it.
 */
public interface Barrier {

    /** Whether nobody waits for the snapshot any more: it is complete, or was given up. Never taken back. */
    boolean over();
}
