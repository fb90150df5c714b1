package io.streamwright.core.snapshot;

import java.io.Closeable;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The real file system. Has no state. */
final class DiskFileOps implements FileOps {
    static final DiskFileOps INSTANCE = new DiskFileOps();

    /**
     * The most bytes given to one write or read: the JDK copies them into direct memory, which it then keeps for the
     * thread, so that a section of 1 GiB would cost 1 GiB besides the heap.
     */
    private static final int CHUNK_BYTES = 1 << 18;

    private static final boolean WINDOWS = File.separatorChar == '\\';

    private DiskFileOps() {}

    @Override
    public Kind kind(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return Kind.DIRECTORY;
        }
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? Kind.FILE : Kind.NONE;
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.getParent();
        if (parent != null) {
            createDirectories(parent);
        }
        createDirectory(directory);
        if (parent != null) {
            try {
                syncDirectory(parent);
            } catch (AccessDeniedException e) {
                // may be entered and written but not read: then it cannot be synced either, which is the owner's wish
            }
        }
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        Files.createDirectory(directory, ownerOnly(directory, "rwx------"));
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                names.add(String.valueOf(entry.getFileName()));
            }
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    @Override
    public Output create(Path file) throws IOException {
        Set<OpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        return new ChannelOutput(FileChannel.open(file, options, ownerOnly(file, "rw-------")));
    }

    @Override
    public Input open(Path file) throws IOException {
        return new ChannelInput(FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        if (WINDOWS) {
            return; // has no such call, and journals its directories
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public Closeable lock(Path file) throws IOException {
        return DirectoryLock.take(file);
    }

    /** Attributes for something new at {@code path} that only its owner may use; none where there is no such thing. */
    static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }

    /** What identifies a directory, by whichever path it was reached. */
    static Object identity(Path directory) throws IOException {
        Object key = Files.readAttributes(directory, BasicFileAttributes.class).fileKey();
        return key != null ? key : directory.toRealPath();
    }

    private record ChannelOutput(FileChannel channel) implements Output {
        @Override
        public void write(byte[] bytes, int offset, int lengthBytes) throws IOException {
            int end = offset + lengthBytes;
            for (int at = offset; at < end; ) {
                at += channel.write(ByteBuffer.wrap(bytes, at, Math.min(CHUNK_BYTES, end - at)));
            }
        }

        @Override
        public void sync() throws IOException {
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private record ChannelInput(FileChannel channel) implements Input {
        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void read(long position, byte[] into, int offset, int lengthBytes) throws IOException {
            int end = offset + lengthBytes;
            long from = position;
            for (int at = offset; at < end; ) {
                int count = channel.read(ByteBuffer.wrap(into, at, Math.min(CHUNK_BYTES, end - at)), from);
                if (count < 0) {
                    throw new EOFException("it ends at byte " + from);
                }
                at += count;
                from += count;
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
