package io.streamwright.core.snapshot;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.CorruptDataException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A small file of a state directory that is replaced as a whole or not at all: written beside, synced, renamed over the
 * old one, and the directory synced.
 */
final class DurableNote {
    private final FileOps ops;
    private final Path directory;
    private final Path file;
    private final Path beside;
    private final long magic;

    DurableNote(FileOps ops, Path directory, String name, long magic) {
        this.ops = ops;
        this.directory = directory;
        this.file = directory.resolve(name);
        this.beside = directory.resolve(name + SnapshotLayout.NEW);
        this.magic = magic;
    }

    Path file() {
        return file;
    }

    boolean exists() throws IOException {
        return ops.kind(file) != FileOps.Kind.NONE;
    }

    long readLong() throws IOException {
        return read(BinaryInput::readLong);
    }

    String readText() throws IOException {
        return read(BinaryInput::readString);
    }

    void writeLong(long value) throws IOException {
        BinaryOutput body = new BinaryOutput();
        body.writeLong(value);
        write(body);
    }

    void writeText(String value) throws IOException {
        BinaryOutput body = new BinaryOutput();
        body.writeString(value);
        write(body);
    }

    private interface Body<T> {
        T read(BinaryInput input);
    }

    private <T> T read(Body<T> body) throws IOException {
        if (ops.kind(file) != FileOps.Kind.FILE) {
            throw new DamagedSnapshotException(file + " is missing");
        }
        byte[] bytes = SnapshotLayout.readWhole(ops, file, SnapshotLayout.LONGEST_NOTE_BYTES);
        BinaryInput input = SnapshotLayout.unframe(bytes, magic, file.toString());
        try {
            T value = body.read(input);
            input.expectEnd();
            return value;
        } catch (CorruptDataException e) {
            throw new DamagedSnapshotException(file + ": " + e.getMessage(), e);
        }
    }

    /** If it fails, the note is the old one or the new one; which is known again after the next write that succeeds. */
    private void write(BinaryOutput body) throws IOException {
        ops.delete(beside);
        byte[] bytes = SnapshotLayout.frame(magic, body);
        try {
            try (FileOps.Output output = ops.create(beside)) {
                output.write(bytes, 0, bytes.length);
                output.sync();
            }
            ops.rename(beside, file);
        } catch (IOException e) {
            removeBeside(e);
            throw e;
        }
        ops.syncDirectory(directory);
    }

    /** On a full disk every block counts; and if it stays, the next write removes it. */
    private void removeBeside(IOException failure) {
        try {
            ops.delete(beside);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
