package io.streamwright.core.snapshot;

import java.io.IOException;

/** Writes one snapshot. Owned by the snapshot thread. Nothing is visible before {@link #complete}. */
public interface SnapshotWriter extends AutoCloseable {

    /** Adds a section of {@code lengthBytes} from {@code bytes}, which may be reused afterwards. */
    void section(SectionId id, byte[] bytes, int offset, int lengthBytes) throws IOException;

    /**
     * Makes the snapshot durable and visible, all or nothing. After an exception the snapshot does not count, whatever is
     * found on disk.
     *
     * @return the size of the snapshot in bytes
     */
    long complete(SnapshotManifest manifest) throws IOException;

    /** Removes what was written, unless {@link #complete} has succeeded. */
    @Override
    void close();
}
