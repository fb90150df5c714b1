package io.streamwright.core.sink;

/**
 * The lane that a writer is opened for.
 *
 * @param lane its number, from 0
 * @param lanes how many there are
 * @param nextSnapshotId the id of the next snapshot; ids are never used twice with a state directory, so names made of
 *     them do not meet those of an earlier run
 */
public record SinkContext(int lane, int lanes, long nextSnapshotId) {}
