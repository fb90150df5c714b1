package io.streamwright.files;

import io.streamwright.core.time.TimeSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file, unpacked if need be, from any offset. Opened when first read, and again after {@link #park}; all
 * failures name the file. Owned by the reader's lane.
 */
final class FileBlocks {
    private static final int UNPACK_BYTES = 64 << 10;
    private static final long CHECK_INTERVAL_NANOS = 1_000_000_000L;

    private final Path file;
    private final String name;
    private final boolean packed;
    private final boolean grows;
    private final HandleBudget handles;
    private final TimeSource time;

    private final byte[] head = new byte[FilePosition.HEAD_BYTES];
    private int headLengthBytes;

    private @Nullable FileChannel channel;
    private @Nullable InputStream unpacked;
    private long unpackedOffset;
    private @Nullable Object fileKey;
    private long checkedNanos;
    private long knownSizeBytes = -1;

    FileBlocks(Path file, String name, boolean packed, boolean grows, HandleBudget handles, TimeSource time) {
        this.file = file;
        this.name = name;
        this.packed = packed;
        this.grows = grows;
        this.handles = handles;
        this.time = time;
    }

    /** The name for messages about its content. */
    String name() {
        return name;
    }

    boolean grows() {
        return grows;
    }

    /** Checks, when a reader goes on after a restart, that the file is the one it was. */
    void checkRestored(FilePosition position) throws IOException {
        if (position.offset() == 0) {
            return;
        }
        byte[] start = new byte[position.headLengthBytes()];
        int length = readFully(start, 0);
        if (length < start.length || checksum(start, start.length) != position.headChecksum()) {
            throw new IOException(
                    "The file " + file.toAbsolutePath() + " was replaced by another since the snapshot: it"
                            + " starts differently; put the old one back, or start without the snapshot");
        }
        if (!packed && size() < position.offset()) {
            throw shorter(position.offset());
        }
    }

    private IOException shorter(long offset) throws IOException {
        return new IOException("The file " + file.toAbsolutePath() + " has become shorter: it was read up to byte "
                + offset + " and now has " + size() + "; input files must not be truncated or written anew");
    }

    /**
     * Reads a block into {@code target}.
     *
     * @return how many bytes, or -1 at the end of the file
     */
    int read(byte[] target, int at, int lengthBytes, long offset) throws IOException {
        int count;
        try {
            count = readRaw(target, at, lengthBytes, offset);
        } catch (IOException e) {
            throw failure(e);
        }
        if (count > 0 && offset <= headLengthBytes && headLengthBytes < head.length) {
            int from = (int) (headLengthBytes - offset);
            int more = Math.min(count - from, head.length - headLengthBytes);
            if (more > 0) {
                System.arraycopy(target, at + from, head, headLengthBytes, more);
                headLengthBytes += more;
            }
        }
        if (count < 0 && grows) {
            checkStillThere(offset);
        }
        return count;
    }

    private IOException failure(IOException e) {
        if (e instanceof ZipException || e instanceof EOFException) {
            return new IOException(
                    "The packed file " + file.toAbsolutePath() + " is damaged or not complete: "
                            + FileMessages.reason(e),
                    e);
        }
        return new IOException("The file " + file.toAbsolutePath() + " cannot be read: " + FileMessages.reason(e), e);
    }

    private int readRaw(byte[] target, int at, int lengthBytes, long offset) throws IOException {
        FileChannel open = channel == null ? open() : channel;
        if (!packed) {
            return open.read(ByteBuffer.wrap(target, at, lengthBytes), offset);
        }
        InputStream stream = unpacked;
        if (stream != null && unpackedOffset > offset) {
            // there is no way back but from the start
            close();
            open = open();
            stream = null;
        }
        if (stream == null) {
            stream = new GZIPInputStream(Channels.newInputStream(open), UNPACK_BYTES);
            unpacked = stream;
            unpackedOffset = 0;
        }
        stream.skipNBytes(offset - unpackedOffset);
        unpackedOffset = offset;
        int count = stream.read(target, at, lengthBytes);
        unpackedOffset += Math.max(0, count);
        return count;
    }

    private FileChannel open() throws IOException {
        FileChannel opened = FileChannel.open(file, StandardOpenOption.READ);
        channel = opened;
        handles.opened();
        if (grows) {
            fileKey = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            checkedNanos = time.nanoTime();
        }
        return opened;
    }

    /** At the end of a growing file: whether the file of that name is still the one that is open, and as long. */
    private void checkStillThere(long offset) throws IOException {
        if (size() < offset) {
            throw shorter(offset);
        }
        if (time.nanoTime() - checkedNanos < CHECK_INTERVAL_NANOS) {
            return;
        }
        checkedNanos = time.nanoTime();
        try {
            Object now = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            if (fileKey != null && !fileKey.equals(now)) {
                throw new IOException("The file " + file.toAbsolutePath()
                        + " was replaced by another while it was read; files that are followed must not be rotated:"
                        + " follow a directory instead");
            }
        } catch (IOException e) {
            throw e.getMessage() != null && e.getMessage().startsWith("The file") ? e : failure(e);
        }
    }

    /** Reads from {@code offset} until {@code target} is full or the file ends. */
    private int readFully(byte[] target, long offset) throws IOException {
        int length = 0;
        while (length < target.length) {
            int count = read(target, length, target.length - length, offset + length);
            if (count <= 0) {
                break;
            }
            length += count;
        }
        return length;
    }

    private long size() throws IOException {
        return channel == null ? Files.size(file) : channel.size();
    }

    /** How long the file is, or -1 if that is not known; asked for often, so a file that does not grow is asked once. */
    long sizeIfKnown() {
        if (packed) {
            return -1;
        }
        if (grows || knownSizeBytes < 0) {
            try {
                knownSizeBytes = size();
            } catch (IOException e) {
                return -1;
            }
        }
        return knownSizeBytes;
    }

    /** The position with what shows a replaced file. */
    FilePosition position(long offset, long line, boolean skipping, boolean ended) {
        int length = (int) Math.min(offset, headLengthBytes);
        return new FilePosition(offset, line, skipping, ended, length, checksum(head, length));
    }

    private static int checksum(byte[] bytes, int lengthBytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, lengthBytes);
        return (int) crc.getValue();
    }

    /** Closes the file until it is read again, if too many are open; whether it did. Packed ones would start over. */
    boolean park() throws IOException {
        if (channel == null || packed || grows || !handles.exceeded()) {
            return false;
        }
        close();
        return true;
    }

    void close() throws IOException {
        FileChannel open = channel;
        InputStream stream = unpacked;
        channel = null;
        unpacked = null;
        if (open == null) {
            return;
        }
        handles.closed();
        if (stream != null) {
            // gives back the memory of the unpacker, and closes the channel
            stream.close();
        }
        open.close();
    }
}
