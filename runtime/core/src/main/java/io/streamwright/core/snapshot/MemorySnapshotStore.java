package io.streamwright.core.snapshot;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.codec.BinaryInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Keeps the last few snapshots of a job in memory: for tests, and for jobs without a state directory. Like any store used
 * by one thread at a time; {@link #snapshot} and {@link #latest} may be asked by any thread.
 */
public final class MemorySnapshotStore implements SnapshotStore {
    private final String job;
    private final int keep;
    private final NavigableMap<Long, MemorySnapshot> snapshots = new TreeMap<>();
    private long highest;
    private long published;

    /**
     * Empty.
     *
     * @param job the name of the job, not empty
     * @param keep how many completed snapshots are kept; the oldest goes when one more is completed. 0 keeps none, and does
     *     not even copy what is written: for a job that is never restored
     */
    public MemorySnapshotStore(String job, int keep) {
        if (job.isEmpty()) {
            throw new IllegalArgumentException("a job needs a name");
        }
        if (keep < 0) {
            throw new IllegalArgumentException("cannot keep " + keep + " snapshots");
        }
        this.job = job;
        this.keep = keep;
    }

    /**
     * With one snapshot, from which the job then starts; ids go on after it. Nothing counts as published.
     *
     * @param keep as in the constructor, but the given snapshot stays until another is complete
     * @throws ConfigurationException if the snapshot is another job's
     */
    public static MemorySnapshotStore startingFrom(MemorySnapshot snapshot, String job, int keep) {
        SnapshotManifest manifest = snapshot.manifest();
        if (!manifest.job().equals(job)) {
            throw new ConfigurationException(
                    "This is a snapshot of job '" + manifest.job() + "', but it is to start job '" + job + "'.");
        }
        MemorySnapshotStore store = new MemorySnapshotStore(job, keep);
        store.snapshots.put(manifest.id(), snapshot);
        store.highest = manifest.id();
        return store;
    }

    /**
     * A snapshot, which stays what it is whatever happens to the store.
     *
     * @throws IllegalArgumentException if it is not kept
     */
    public MemorySnapshot snapshot(long id) {
        synchronized (snapshots) {
            MemorySnapshot snapshot = snapshots.get(id);
            if (snapshot == null) {
                throw new IllegalArgumentException("there is no snapshot " + id + " but " + snapshots.keySet());
            }
            return snapshot;
        }
    }

    /**
     * The newest snapshot.
     *
     * @throws IllegalStateException if none was completed
     */
    public MemorySnapshot latest() {
        synchronized (snapshots) {
            if (snapshots.isEmpty()) {
                throw new IllegalStateException("no snapshot of '" + job + "' was completed");
            }
            return snapshots.lastEntry().getValue();
        }
    }

    @Override
    public List<Long> ids() {
        synchronized (snapshots) {
            return List.copyOf(snapshots.keySet());
        }
    }

    @Override
    public long nextId() throws IOException {
        if (highest == Long.MAX_VALUE) {
            throw new IOException("no snapshot ids are left");
        }
        return highest + 1;
    }

    @Override
    public SnapshotWriter create(long id) {
        if (id <= highest) {
            throw new IllegalArgumentException("snapshot id " + id + " was used before; the next is " + (highest + 1));
        }
        highest = id;
        return new Writer(id);
    }

    @Override
    public SnapshotReader open(long id) throws DamagedSnapshotException {
        synchronized (snapshots) {
            MemorySnapshot snapshot = snapshots.get(id);
            if (snapshot == null) {
                throw new DamagedSnapshotException("snapshot " + id + " is missing");
            }
            return new Reader(snapshot);
        }
    }

    @Override
    public void delete(long id) {
        synchronized (snapshots) {
            snapshots.remove(id);
        }
    }

    @Override
    public void announcePublication(long id) {
        published = Math.max(published, id);
    }

    @Override
    public long publishedId() {
        return published;
    }

    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public String place() {
        return "memory";
    }

    /** Does nothing: what is kept stays readable, so that a test can look at a job that has ended. */
    @Override
    public void close() {}

    private final class Writer implements SnapshotWriter {
        private final long id;
        private final List<StoredSnapshot.Section> sections = new ArrayList<>();
        private final List<byte[]> contents = new ArrayList<>();
        private long lengthBytes;
        private boolean over;

        private Writer(long id) {
            this.id = id;
        }

        @Override
        public void section(SectionId section, byte[] bytes, int offset, int lengthBytes) {
            Objects.checkFromIndexSize(offset, lengthBytes, bytes.length);
            expectWriting();
            if (keep == 0) {
                this.lengthBytes += lengthBytes;
                return;
            }
            byte[] content = Arrays.copyOfRange(bytes, offset, offset + lengthBytes);
            int checksum = SnapshotLayout.checksum(content, 0, lengthBytes);
            sections.add(new StoredSnapshot.Section(section, 0, this.lengthBytes, lengthBytes, checksum));
            contents.add(content);
            this.lengthBytes += lengthBytes;
        }

        @Override
        public long complete(SnapshotManifest manifest) {
            if (manifest.id() != id || !manifest.job().equals(job)) {
                throw new IllegalArgumentException("snapshot " + id + " of '" + job + "' cannot be completed as "
                        + manifest.id() + " of '" + manifest.job() + "'");
            }
            expectWriting();
            over = true;
            List<Long> segments = sections.isEmpty() ? List.of() : List.of(lengthBytes);
            MemorySnapshot snapshot = new MemorySnapshot(new StoredSnapshot(manifest, segments, sections), contents);
            long size = keep == 0 ? lengthBytes : snapshot.sizeBytes();
            synchronized (snapshots) {
                snapshots.put(id, snapshot);
                while (snapshots.size() > keep) {
                    snapshots.pollFirstEntry();
                }
            }
            return size;
        }

        private void expectWriting() {
            if (over) {
                throw new IllegalStateException("snapshot " + id + " is no longer being written");
            }
        }

        @Override
        public void close() {
            over = true;
            sections.clear();
            contents.clear();
        }
    }

    private static final class Reader implements SnapshotReader {
        private final MemorySnapshot snapshot;
        private boolean closed;

        private Reader(MemorySnapshot snapshot) {
            this.snapshot = snapshot;
        }

        @Override
        public SnapshotManifest manifest() {
            return snapshot.manifest();
        }

        @Override
        public void read(SectionKind kind, String uid, int firstGroup, int lastGroup, Consumer<BinaryInput> consumer) {
            if (closed) {
                throw new IllegalStateException("the snapshot is closed");
            }
            snapshot.select(kind, uid, firstGroup, lastGroup).forEach(consumer);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
