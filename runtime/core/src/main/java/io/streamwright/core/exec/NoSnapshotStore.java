package io.streamwright.core.exec;

import io.streamwright.core.snapshot.DamagedSnapshotException;
import io.streamwright.core.snapshot.SectionId;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotReader;
import io.streamwright.core.snapshot.SnapshotStore;
import io.streamwright.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.util.List;

/**
 * For jobs without a state directory: counts snapshots, so that sinks publish in step with them, and keeps nothing. Used by one
 * thread at a time.
 */
final class NoSnapshotStore implements SnapshotStore {
    private long lastId;

    @Override
    public List<Long> ids() {
        return List.of();
    }

    @Override
    public long nextId() {
        return lastId + 1;
    }

    @Override
    public SnapshotWriter create(long id) {
        lastId = id;
        return new SnapshotWriter() {
            @Override
            public void section(SectionId section, byte[] bytes, int offset, int lengthBytes) {}

            @Override
            public long complete(SnapshotManifest manifest) {
                return 0;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public SnapshotReader open(long id) throws IOException {
        throw new DamagedSnapshotException("snapshot " + id + " was never kept");
    }

    @Override
    public void delete(long id) {}

    @Override
    public void announcePublication(long id) {}

    @Override
    public long publishedId() {
        return 0;
    }

    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public String place() {
        return "nowhere (no state-dir is set)";
    }

    @Override
    public void close() {}
}
