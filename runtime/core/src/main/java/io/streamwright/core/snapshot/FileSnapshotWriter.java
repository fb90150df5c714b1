package io.streamwright.core.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one snapshot into a directory that gets its name at the end. Owned by the snapshot thread, blocks on the disk. */
final class FileSnapshotWriter implements SnapshotWriter {
    private static final Logger LOG = LoggerFactory.getLogger(FileSnapshotWriter.class);

    private enum State {
        /** Sections may come. */
        WRITING,
        /** A call is under way or has failed: nothing but {@link #close} is left. */
        FAILED,
        /** Durable and visible. */
        COMPLETE,
        /** Closed, and nothing of it left if it was not complete. */
        CLOSED
    }

    private final FileSnapshotStore store;
    private final FileOps ops;
    private final long id;
    private final String job;
    private final Path directory;
    private final long longestSegmentBytes;

    private final List<Long> segmentBytes = new ArrayList<>();
    private final List<StoredSnapshot.Section> sections = new ArrayList<>();
    private @Nullable SegmentOutput segment;
    private State state = State.WRITING;

    FileSnapshotWriter(
            FileSnapshotStore store, FileOps ops, long id, String job, Path directory, long longestSegmentBytes) {
        this.store = store;
        this.ops = ops;
        this.id = id;
        this.job = job;
        this.directory = directory;
        this.longestSegmentBytes = longestSegmentBytes;
    }

    @Override
    public void section(SectionId section, byte[] bytes, int offset, int lengthBytes) throws IOException {
        Objects.checkFromIndexSize(offset, lengthBytes, bytes.length);
        expectWriting();
        state = State.FAILED;
        SegmentOutput file = segmentFor(lengthBytes);
        sections.add(new StoredSnapshot.Section(
                section,
                segmentBytes.size(),
                file.lengthBytes(),
                lengthBytes,
                SnapshotLayout.checksum(bytes, offset, lengthBytes)));
        file.write(bytes, offset, lengthBytes);
        state = State.WRITING;
    }

    private SegmentOutput segmentFor(int lengthBytes) throws IOException {
        SegmentOutput current = segment;
        if (current != null && current.lengthBytes() > 0 && current.lengthBytes() + lengthBytes > longestSegmentBytes) {
            finish(current);
            current = null;
        }
        if (current == null) {
            current = new SegmentOutput(ops.create(directory.resolve(SnapshotLayout.segmentName(segmentBytes.size()))));
            segment = current;
        }
        return current;
    }

    private void finish(SegmentOutput file) throws IOException {
        file.sync();
        segment = null;
        file.close();
        segmentBytes.add(file.lengthBytes());
    }

    @Override
    public long complete(SnapshotManifest manifest) throws IOException {
        if (manifest.id() != id || !manifest.job().equals(job)) {
            throw new IllegalArgumentException("snapshot " + id + " of '" + job + "' cannot be completed as "
                    + manifest.id() + " of '" + manifest.job() + "'");
        }
        expectWriting();
        state = State.FAILED;
        if (segment != null) {
            finish(segment);
        }
        byte[] bytes = ManifestFormat.encode(new StoredSnapshot(manifest, segmentBytes, sections));
        SegmentOutput file = new SegmentOutput(ops.create(directory.resolve(SnapshotLayout.MANIFEST)));
        segment = file;
        file.write(bytes, 0, bytes.length);
        file.sync();
        segment = null;
        file.close();
        ops.syncDirectory(directory);
        store.publish(id);
        state = State.COMPLETE;
        long total = bytes.length;
        for (long length : segmentBytes) {
            total += length;
        }
        return total;
    }

    @Override
    public void close() {
        State before = state;
        state = State.CLOSED;
        SegmentOutput open = segment;
        segment = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.debug("Snapshot {} is given up anyway", id, e);
            }
        }
        if (before == State.WRITING || before == State.FAILED) {
            store.discard(id);
        }
    }

    private void expectWriting() {
        if (state != State.WRITING) {
            throw new IllegalStateException("snapshot " + id + " is no longer being written: " + state);
        }
    }
}
