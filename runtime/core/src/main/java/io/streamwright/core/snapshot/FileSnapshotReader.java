package io.streamwright.core.snapshot;

import io.streamwright.core.codec.BinaryInput;
import java.io.File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reads a completed snapshot: everything is verified when it is opened, and each section once more when it is read, one at
 * a time. Owned by one thread, blocks on the disk.
 */
final class FileSnapshotReader implements SnapshotReader {
    private static final int BUFFER_BYTES = 256 << 10;

    private final FileOps ops;
    private final Path directory;
    private final StoredSnapshot stored;

    private FileOps.@Nullable Input segment;
    private int segmentIndex = -1;
    private boolean closed;

    private FileSnapshotReader(FileOps ops, Path directory, StoredSnapshot stored) {
        this.ops = ops;
        this.directory = directory;
        this.stored = stored;
    }

    /** Opens and verifies the snapshot in {@code directory}. */
    static FileSnapshotReader open(FileOps ops, Path directory, long id, String job) throws IOException {
        if (ops.kind(directory) != FileOps.Kind.DIRECTORY) {
            throw new DamagedSnapshotException(directory + " is missing or no directory");
        }
        Set<String> names = new HashSet<>(ops.list(directory));
        Path file = directory.resolve(SnapshotLayout.MANIFEST);
        if (!names.remove(SnapshotLayout.MANIFEST)) {
            throw new DamagedSnapshotException(file + " is missing");
        }
        byte[] bytes = readManifest(ops, file);
        StoredSnapshot stored = ManifestFormat.decode(bytes, file.toString());
        SnapshotManifest manifest = stored.manifest();
        if (manifest.id() != id) {
            throw new DamagedSnapshotException(file + " belongs to snapshot " + manifest.id() + ", not to " + id);
        }
        if (!manifest.job().equals(job)) {
            throw new DamagedSnapshotException(file + " belongs to job '" + manifest.job() + "', not to '" + job + "'");
        }
        for (int i = 0; i < stored.segmentBytes().size(); i++) {
            if (!names.remove(SnapshotLayout.segmentName(i))) {
                throw new DamagedSnapshotException(directory.resolve(SnapshotLayout.segmentName(i)) + " is missing");
            }
        }
        if (!names.isEmpty()) {
            throw new DamagedSnapshotException(
                    directory.resolve(names.iterator().next()) + " does not belong to the snapshot");
        }
        FileSnapshotReader reader = new FileSnapshotReader(ops, directory, stored);
        boolean verified = false;
        try {
            reader.verify();
            verified = true;
            return reader;
        } finally {
            if (!verified) {
                reader.close();
            }
        }
    }

    private static byte[] readManifest(FileOps ops, Path file) throws IOException {
        try {
            return SnapshotLayout.readWhole(ops, file, SnapshotLayout.LONGEST_MANIFEST_BYTES);
        } catch (NoSuchFileException e) {
            throw new DamagedSnapshotException(file + " is missing", e);
        }
    }

    private void verify() throws IOException {
        for (int i = 0; i < stored.segmentBytes().size(); i++) {
            segment(i); // also one without bytes must be there
        }
        byte[] buffer = new byte[BUFFER_BYTES];
        CRC32C crc = new CRC32C();
        for (StoredSnapshot.Section section : stored.sections()) {
            crc.reset();
            FileOps.Input input = segment(section.segment());
            for (int done = 0; done < section.lengthBytes(); ) {
                int count = Math.min(buffer.length, section.lengthBytes() - done);
                fill(input, section, done, buffer, count);
                crc.update(buffer, 0, count);
                done += count;
            }
            check(section, (int) crc.getValue());
        }
    }

    @Override
    public SnapshotManifest manifest() {
        return stored.manifest();
    }

    @Override
    public void read(SectionKind kind, String uid, int firstGroup, int lastGroup, Consumer<BinaryInput> consumer)
            throws IOException {
        if (closed) {
            throw new IllegalStateException("the snapshot is closed");
        }
        for (StoredSnapshot.Section section : stored.sections()) {
            if (section.matches(kind, uid, firstGroup, lastGroup)) {
                // segment() has checked the length of the file, so the memory is for bytes that exist
                FileOps.Input input = segment(section.segment());
                byte[] bytes = new byte[section.lengthBytes()];
                fill(input, section, 0, bytes, bytes.length);
                check(section, SnapshotLayout.checksum(bytes, 0, bytes.length));
                consumer.accept(new BinaryInput(bytes));
            }
        }
    }

    private FileOps.Input segment(int index) throws IOException {
        if (segment != null && segmentIndex == index) {
            return segment;
        }
        closeSegment();
        Path file = directory.resolve(SnapshotLayout.segmentName(index));
        try {
            FileOps.Input opened = ops.open(file);
            segment = opened;
            segmentIndex = index;
            long found = opened.size();
            long expected = stored.segmentBytes().get(index);
            if (found != expected) {
                throw new DamagedSnapshotException(file + " has " + found + " bytes instead of " + expected);
            }
            return opened;
        } catch (NoSuchFileException e) {
            throw new DamagedSnapshotException(file + " is missing", e);
        }
    }

    private void fill(FileOps.Input input, StoredSnapshot.Section section, int from, byte[] into, int count)
            throws IOException {
        try {
            input.read(section.offset() + from, into, 0, count);
        } catch (IOException e) {
            throw new DamagedSnapshotException(place(section) + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void check(StoredSnapshot.Section section, int found) throws DamagedSnapshotException {
        if (found != section.checksum()) {
            throw new DamagedSnapshotException(
                    place(section) + ": " + SnapshotLayout.mismatch(section.checksum(), found));
        }
    }

    private String place(StoredSnapshot.Section section) {
        return directory + File.separator + section.place();
    }

    private void closeSegment() throws IOException {
        FileOps.Input open = segment;
        segment = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        closeSegment();
    }
}
