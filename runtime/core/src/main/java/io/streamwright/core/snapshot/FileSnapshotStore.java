package io.streamwright.core.snapshot;

import io.streamwright.core.api.StreamwrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the snapshots of a job in a state directory on disk; see {@link SnapshotLayout} for what is where.
 *
 * <p>A snapshot is written beside, made durable file by file, and appears under its name in one step; it disappears in one
 * step too. So a process or machine may die at any point and leaves either all of a snapshot or nothing that counts. Used
 * by one thread at a time; all its methods block on the disk.
 */
public final class FileSnapshotStore implements SnapshotStore {
    private static final Logger LOG = LoggerFactory.getLogger(FileSnapshotStore.class);

    private final FileOps ops;
    private final StateDirectory directory;
    private final Path snapshots;
    private final String job;
    private final long segmentBytes;

    /** Snapshots that failed so late that they may lie under their final name: they must not count. */
    private final Set<Long> toWithdraw = new TreeSet<>();

    /** Snapshots whose writers are open. */
    private final Set<Long> writing = new TreeSet<>();

    /** Whether leftovers may lie about that could not be removed when they should have been. */
    private boolean untidy;

    private boolean closed;

    private FileSnapshotStore(FileOps ops, StateDirectory directory, String job, long segmentBytes) {
        this.ops = ops;
        this.directory = directory;
        this.snapshots = directory.snapshots();
        this.job = job;
        this.segmentBytes = segmentBytes;
    }

    /**
     * Opens a state directory, makes it if there is none, and locks it until {@link #close} or the end of the process. What
     * it makes is readable by its owner alone. Removes what unfinished snapshots have left.
     *
     * @param directory the state directory
     * @param job the name of the job, not empty
     * @throws StreamwrightException if another process uses it, another job owns it, it cannot be written, or a later
     *     version wrote it; with a message that says what to do
     */
    public static FileSnapshotStore open(Path directory, String job) {
        return open(directory, job, false);
    }

    /**
     * As {@link #open(Path, String)}.
     *
     * @param takeOver whether to go on although another process has the directory locked, for one that hangs: it finds out
     *     before it publishes anything more
     */
    public static FileSnapshotStore open(Path directory, String job, boolean takeOver) {
        Path root = directory.toAbsolutePath().normalize();
        try {
            // whoever links his state directory to another disk means the other end
            root = Files.exists(root) ? root.toRealPath() : root;
        } catch (IOException e) {
            throw new StreamwrightException("The state directory " + root + " cannot be used: " + e.getMessage(), e);
        }
        return open(root, job, DiskFileOps.INSTANCE, SnapshotLayout.SEGMENT_BYTES, takeOver);
    }

    static FileSnapshotStore open(Path root, String job, FileOps ops, long segmentBytes) {
        return open(root, job, ops, segmentBytes, false);
    }

    private static FileSnapshotStore open(Path root, String job, FileOps ops, long segmentBytes, boolean takeOver) {
        if (job.isEmpty()) {
            throw new IllegalArgumentException("a job needs a name");
        }
        StateDirectory directory = StateDirectory.open(root, job, ops, takeOver);
        boolean opened = false;
        try {
            FileSnapshotStore store = new FileSnapshotStore(ops, directory, job, segmentBytes);
            store.sweep();
            opened = true;
            return store;
        } finally {
            if (!opened) {
                closeQuietly(directory);
            }
        }
    }

    private static void closeQuietly(StateDirectory directory) {
        try {
            directory.close();
        } catch (IOException e) {
            LOG.debug("While giving up {}", directory.root(), e);
        }
    }

    @Override
    public List<Long> ids() throws IOException {
        expectOpen();
        TreeSet<Long> ids = new TreeSet<>();
        for (String name : ops.list(snapshots)) {
            long id = SnapshotLayout.completedId(name);
            if (id > 0 && !toWithdraw.contains(id)) {
                ids.add(id);
            }
        }
        return List.copyOf(ids);
    }

    @Override
    public long nextId() throws IOException {
        expectOpen();
        return directory.nextId();
    }

    @Override
    public SnapshotWriter create(long id) throws IOException {
        expectOpen();
        directory.use(id); // first of all: also an id whose snapshot fails at once is never used again
        directory.expectCurrent();
        for (long failed : List.copyOf(toWithdraw)) {
            withdraw(failed);
        }
        if (untidy) {
            sweep();
        }
        Path inProgress = inProgress(id);
        try {
            ops.createDirectory(inProgress);
        } catch (IOException e) {
            untidy = true; // it may be there all the same
            throw e;
        }
        writing.add(id);
        return new FileSnapshotWriter(this, ops, id, job, inProgress, segmentBytes);
    }

    @Override
    public SnapshotReader open(long id) throws IOException {
        expectOpen();
        Path completed = completed(id);
        if (toWithdraw.contains(id)) {
            throw new DamagedSnapshotException(completed + " was never completed");
        }
        return FileSnapshotReader.open(ops, completed, id, job);
    }

    @Override
    public void delete(long id) throws IOException {
        expectOpen();
        Path completed = completed(id);
        if (ops.kind(completed) != FileOps.Kind.NONE) {
            try {
                moveAway(id);
                removeTree(deleted(id));
            } catch (IOException e) {
                untidy = true;
                throw e;
            }
        }
    }

    @Override
    public void announcePublication(long id) throws IOException {
        expectOpen();
        directory.announce(id);
    }

    @Override
    public long publishedId() {
        return directory.published();
    }

    @Override
    public String stateId() {
        return directory.stateId();
    }

    @Override
    public long incarnation() {
        return directory.incarnation();
    }

    @Override
    public void expectCurrent() throws IOException {
        directory.expectCurrent();
    }

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public String place() {
        return directory.root().toString();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            directory.close();
        }
    }

    Path inProgress(long id) {
        return snapshots.resolve(SnapshotLayout.directoryName(id) + SnapshotLayout.IN_PROGRESS);
    }

    Path completed(long id) {
        return snapshots.resolve(SnapshotLayout.directoryName(id));
    }

    private Path deleted(long id) {
        return snapshots.resolve(SnapshotLayout.directoryName(id) + SnapshotLayout.DELETED);
    }

    /** Makes a snapshot whose files are all durable visible under its name. */
    void publish(long id) throws IOException {
        expectOpen();
        directory.expectCurrent();
        // until the last call has succeeded it does not count, whatever name it has on disk by then
        toWithdraw.add(id);
        ops.rename(inProgress(id), completed(id));
        ops.syncDirectory(snapshots);
        toWithdraw.remove(id);
        writing.remove(id);
    }

    /** Removes what a snapshot that is not complete has left; if that fails now, the next one tries again. */
    void discard(long id) {
        writing.remove(id);
        if (closed) {
            return; // the directory may be another process's by now; whoever opens it next sweeps
        }
        try {
            if (toWithdraw.contains(id)) {
                withdraw(id);
            }
            removeTree(inProgress(id));
            removeTree(deleted(id));
        } catch (IOException e) {
            warnOfLeftovers(e);
        }
    }

    /** Makes sure that a snapshot which failed late is not found under its final name, now or later. */
    private void withdraw(long id) throws IOException {
        untidy = true;
        if (ops.kind(completed(id)) != FileOps.Kind.NONE) {
            moveAway(id);
        } else {
            ops.syncDirectory(snapshots);
        }
        toWithdraw.remove(id);
    }

    /** Takes a snapshot's name away, for good. Only then may its files go, or a crash would leave some of them. */
    private void moveAway(long id) throws IOException {
        ops.rename(completed(id), deleted(id));
        ops.syncDirectory(snapshots);
    }

    /** Removes what snapshots that never completed or are deleted have left. */
    private void sweep() {
        try {
            // a name that was taken away but not for good would come back without its files
            ops.syncDirectory(snapshots);
            for (String name : ops.list(snapshots)) {
                long id = SnapshotLayout.leftoverId(name);
                if (id > 0 && !writing.contains(id)) {
                    removeTree(snapshots.resolve(name));
                }
            }
            untidy = false;
        } catch (IOException e) {
            warnOfLeftovers(e);
        }
    }

    private void warnOfLeftovers(IOException e) {
        untidy = true;
        LOG.warn("Leftovers in {} could not be removed, will try again: {}", snapshots, e.toString());
    }

    private void removeTree(Path path) throws IOException {
        if (ops.kind(path) == FileOps.Kind.DIRECTORY) {
            List<String> names = new ArrayList<>(ops.list(path));
            for (String name : names) {
                removeTree(path.resolve(name));
            }
        }
        ops.delete(path);
    }

    private void expectOpen() {
        if (closed) {
            throw new IllegalStateException("the snapshot store " + directory.root() + " is closed");
        }
    }
}
