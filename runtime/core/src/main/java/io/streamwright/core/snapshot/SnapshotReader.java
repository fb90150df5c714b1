package io.streamwright.core.snapshot;

import io.streamwright.core.codec.BinaryInput;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads one completed snapshot, all checksums of which were verified when it was opened. Owned by one thread. */
public interface SnapshotReader extends AutoCloseable {

    /** What it says about itself. */
    SnapshotManifest manifest();

    /**
     * Gives every section of {@code uid} and {@code kind} whose {@link SectionId#part} is within {@code firstPart} to {@code
     * lastPart}, inclusive, in the order written.
     *
     * @throws DamagedSnapshotException if a section has become unreadable since it was opened
     */
    void read(SectionKind kind, String uid, int firstPart, int lastPart, Consumer<BinaryInput> consumer)
            throws IOException;

    @Override
    void close() throws IOException;
}
