/**
 * Snapshots: what the lanes freeze at a barrier, how it is written and found again, and when a sink may publish.
 *
 * <p>The lane hands frozen state to the snapshot thread, which encodes it into sections of a {@link
 * io.streamwright.core.snapshot.SnapshotWriter}, hardens what sinks have pending, completes the snapshot and only then
 * commits. A {@link io.streamwright.core.snapshot.SnapshotStore} keeps snapshots; {@code FileSnapshotStore} in a state
 * directory, {@code MemorySnapshotStore} in tests and for jobs without one.
 */
@NullMarked
package io.streamwright.core.snapshot;

import org.jspecify.annotations.NullMarked;
