package io.streamwright.core.sink;

/**
 * What a sink has written and not yet published, in a form of its own. It is kept in the snapshot and must be enough for
 * another process to publish it.
 *
 * @param token at most 1 MiB; not to be changed afterwards
 */
public record PendingCommit(byte[] token) {}
