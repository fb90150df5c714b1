package io.streamwright.core.snapshot;

import io.streamwright.core.api.StreamwrightException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a state directory: a lock of the operating system on a file in it, so that it ends with the process however
 * that ends. The file says who holds it, stays, and means nothing by itself.
 *
 * <p>Such locks belong to a whole process, which loses them as soon as it closes the file anywhere: so within one JVM a
 * table is asked first, and the file of a held lock is never opened again. Any thread may use it.
 */
final class DirectoryLock implements Closeable {
    /** By the directory's identity. Must be static: what it guards against is a second store in this JVM. */
    private static final Map<Object, DirectoryLock> HELD = new ConcurrentHashMap<>();

    /** Files that must not be closed, see {@link #lock}. */
    private static final Queue<FileChannel> NEVER_CLOSED = new ConcurrentLinkedQueue<>();

    /** Far behind the text, since on some systems nobody else can read what is locked. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final int LONGEST_HOLDER_BYTES = 200;

    private final Object directory;
    private @Nullable FileChannel channel;

    private DirectoryLock(Object directory) {
        this.directory = directory;
    }

    /**
     * Takes the lock.
     *
     * @throws StreamwrightException naming who holds it
     */
    static DirectoryLock take(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException(file + " is in no directory");
        }
        DirectoryLock lock = new DirectoryLock(DiskFileOps.identity(directory));
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            // whoever held it has lost his whole directory, and this is a new one that got the same number
            HELD.remove(lock.directory);
        }
        if (HELD.putIfAbsent(lock.directory, lock) != null) {
            throw inUse(directory, "this very process");
        }
        boolean taken = false;
        try {
            lock.lock(directory, file);
            taken = true;
            return lock;
        } finally {
            if (!taken) {
                lock.close();
            }
        }
    }

    private void lock(Path directory, Path file) throws IOException {
        Set<OpenOption> options = Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        FileChannel opened = FileChannel.open(file, options, DiskFileOps.ownerOnly(file, "rw-------"));
        try {
            FileLock lock = opened.tryLock(LOCKED_BYTE, 1, false);
            channel = opened;
            if (lock == null) {
                throw inUse(directory, holder(opened));
            }
        } catch (OverlappingFileLockException e) {
            // our classes, loaded twice, in one JVM: to close this file would take the lock from the other
            NEVER_CLOSED.add(opened);
            throw inUse(directory, "this very process");
        } catch (IOException e) {
            opened.close();
            throw new IOException("its file system cannot lock " + file + ": " + e.getMessage(), e);
        }
        ByteBuffer text = StandardCharsets.UTF_8.encode(self());
        opened.truncate(0);
        while (text.hasRemaining()) {
            opened.write(text, text.position());
        }
    }

    private static StreamwrightException inUse(Path directory, String holder) {
        return new StreamwrightException("The state directory " + directory + " is in use by " + holder
                + ". Only one instance of a job may run on a state directory: stop that one first, or give this job a"
                + " directory of its own.");
    }

    private static String self() {
        ProcessHandle process = ProcessHandle.current();
        String since =
                process.info().startInstant().map(at -> ", started " + at).orElse("");
        return "process " + process.pid() + since;
    }

    private static String holder(FileChannel file) {
        ByteBuffer text = ByteBuffer.allocate(LONGEST_HOLDER_BYTES);
        try {
            file.read(text, 0);
        } catch (IOException e) {
            return "another process";
        }
        String holder = StandardCharsets.UTF_8.decode(text.flip()).toString();
        boolean written = holder.startsWith("process ") && holder.chars().noneMatch(Character::isISOControl);
        return written ? holder : "another process";
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        try {
            if (open != null) {
                open.close();
            }
        } finally {
            HELD.remove(directory, this);
        }
    }
}
