package io.streamwright.core.snapshot;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.StreamwrightException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A state directory that is ours: locked, of this job and writable, with its notes of which ids were given out and what
 * was published. Used by one thread at a time.
 *
 * <p>A note that is missing where there must be one is damaged: only a directory never used before has none. So the order
 * of the first writes matters, the job's name comes last.
 */
final class StateDirectory implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(StateDirectory.class);

    /** Ids are reserved this many at a time, so that not every snapshot pays for a durable note. */
    private static final int IDS_RESERVED = 16;

    /** How far ids jump when the note of them is lost: beyond whatever may have been given out. */
    private static final long LEAP = 1_000_000_000_000L;

    private final FileOps ops;
    private final Path root;
    private final Path snapshots;
    private final Closeable lock;
    private final DurableNote jobNote;
    private final DurableNote publishedNote;
    private final DurableNote idsNote;
    private final DurableNote incarnationNote;
    private final DurableNote stateIdNote;

    private long published;
    /** The largest id that was ever given out, or may have been by an earlier run. */
    private long highest;
    /** The largest id that could have been given out before this run. */
    private long highestBefore;
    /** No id above this may be given out before the note says so. */
    private long reserved;

    private long incarnation;
    private String stateId = "";

    private StateDirectory(FileOps ops, Path root, Closeable lock) {
        this.ops = ops;
        this.root = root;
        this.lock = lock;
        this.snapshots = root.resolve(SnapshotLayout.SNAPSHOTS);
        this.jobNote = new DurableNote(ops, root, SnapshotLayout.JOB, SnapshotLayout.JOB_MAGIC);
        this.publishedNote = new DurableNote(ops, root, SnapshotLayout.PUBLISHED, SnapshotLayout.PUBLISHED_MAGIC);
        this.idsNote = new DurableNote(ops, root, SnapshotLayout.IDS, SnapshotLayout.IDS_MAGIC);
        this.incarnationNote = new DurableNote(ops, root, SnapshotLayout.INCARNATION, SnapshotLayout.INCARNATION_MAGIC);
        this.stateIdNote = new DurableNote(ops, root, SnapshotLayout.STATE_ID, SnapshotLayout.STATE_ID_MAGIC);
    }

    /**
     * Makes or opens it.
     *
     * @throws StreamwrightException if it is in use, another job's, not writable or of a later version
     */
    static StateDirectory open(Path root, String job, FileOps ops, boolean takeOver) {
        try {
            if (ops.kind(root) == FileOps.Kind.FILE) {
                throw new ConfigurationException("The state directory " + root
                        + " is a file. Name a directory, or a path where one can be made.");
            }
            ops.createDirectories(root);
            Closeable lock = lock(root, ops, takeOver);
            boolean opened = false;
            try {
                StateDirectory directory = new StateDirectory(ops, root, lock);
                directory.prepare(job);
                opened = true;
                return directory;
            } finally {
                if (!opened) {
                    lock.close();
                }
            }
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    private static Closeable lock(Path root, FileOps ops, boolean takeOver) throws IOException {
        try {
            return ops.lock(root.resolve(SnapshotLayout.LOCK));
        } catch (StreamwrightException inUse) {
            if (!takeOver) {
                throw inUse;
            }
            LOG.warn("Taking over: {} It will find out before it publishes anything more.", inUse.getMessage());
            return () -> {};
        }
    }

    private void prepare(String job) throws IOException {
        ops.createDirectories(snapshots);
        // what a process left that died between rename and sync is visible now: make it so for good before relying on
        // it
        ops.syncDirectory(snapshots);
        long highestName = 0;
        for (String name : ops.list(snapshots)) {
            long id = Math.max(SnapshotLayout.completedId(name), SnapshotLayout.leftoverId(name));
            highestName = Math.max(highestName, id);
        }
        boolean jobNoted = jobNote.exists();
        boolean used = jobNoted || highestName > 0;
        if (jobNoted) {
            checkJob(job);
        }
        published = readPublished(used);
        highest = Math.max(highestName, published == Long.MAX_VALUE ? 0 : published);
        long noted = readIds(used);
        if (noted >= 0) {
            highest = Math.max(highest, noted);
        } else if (highest <= Long.MAX_VALUE - LEAP) {
            highest += LEAP;
        }
        highestBefore = highest;
        if (!used) {
            publishedNote.writeLong(0);
        }
        // written at every start also to see at once whether that is possible
        reserve(highest);
        raiseIncarnation();
        prepareStateId();
        if (!jobNoted) {
            jobNote.writeText(job);
        }
    }

    /** A note that is lost is no harm: an instance that has been taken over notices any other number than its own. */
    private void raiseIncarnation() throws IOException {
        long before = 0;
        if (incarnationNote.exists()) {
            try {
                before = incarnationNote.readLong();
            } catch (DamagedSnapshotException e) {
                LOG.warn("How often the job was started is unknown, going on far beyond: {}", e.getMessage());
                before = LEAP + highest;
            }
        }
        incarnationNote.writeLong(before + 1);
        incarnation = before + 1;
    }

    /**
     * If it is lost there is a new one. Places that know the state by it do not find it then, and such a job does not start where
     * it has published anything.
     */
    private void prepareStateId() throws IOException {
        if (stateIdNote.exists()) {
            try {
                stateId = stateIdNote.readText();
                return;
            } catch (DamagedSnapshotException e) {
                LOG.warn("The id of the state in {} is lost, it gets another one: {}", root, e.getMessage());
            }
        }
        byte[] drawn = new byte[8];
        new SecureRandom().nextBytes(drawn);
        String id = HexFormat.of().formatHex(drawn);
        stateIdNote.writeText(id);
        stateId = id;
    }

    String stateId() {
        return stateId;
    }

    long incarnation() {
        return incarnation;
    }

    /** See {@link SnapshotStore#expectCurrent}. */
    void expectCurrent() throws IOException {
        long newest = incarnationNote.readLong();
        if (newest != incarnation) {
            throw new SupersededException(root.toString(), incarnation, newest);
        }
    }

    private void checkJob(String job) throws IOException {
        String found;
        try {
            found = jobNote.readText();
        } catch (DamagedSnapshotException e) {
            throw new StreamwrightException(
                    "Whose state directory this is cannot be read: " + e.getMessage()
                            + ". Restore that file from a backup, or delete it if you are sure that " + root
                            + " is the state directory of job '" + job + "'.",
                    e);
        }
        if (!found.equals(job)) {
            throw new ConfigurationException("The state directory " + root + " belongs to job '" + found
                    + "', but this is job '" + job + "'. Give each job a state directory of its own.");
        }
    }

    private long readPublished(boolean used) throws IOException {
        if (!used && !publishedNote.exists()) {
            return 0;
        }
        try {
            long id = publishedNote.readLong();
            if (id >= 0) {
                return id;
            }
            LOG.warn("{} holds {}", publishedNote.file(), id);
        } catch (DamagedSnapshotException e) {
            LOG.warn("What was published is unknown: {}", e.getMessage());
        }
        return Long.MAX_VALUE;
    }

    /** What the note says, or -1 if that is unknown. */
    private long readIds(boolean used) throws IOException {
        if (!used && !idsNote.exists()) {
            return 0;
        }
        try {
            long id = idsNote.readLong();
            if (id >= 0) {
                return id;
            }
            LOG.warn("{} holds {}, going on far beyond", idsNote.file(), id);
        } catch (DamagedSnapshotException e) {
            LOG.warn("Which snapshot ids were used is unknown, going on far beyond: {}", e.getMessage());
        }
        return -1;
    }

    Path snapshots() {
        return snapshots;
    }

    Path root() {
        return root;
    }

    /** What was announced, see {@link SnapshotStore#publishedId}. */
    long published() {
        return published;
    }

    /** See {@link SnapshotStore#announcePublication}. */
    void announce(long id) throws IOException {
        boolean unknown = published == Long.MAX_VALUE;
        // if the note is damaged, only an id of this run is surely beyond all that was ever announced
        if (unknown ? id > highestBefore : id > published) {
            expectCurrent();
            publishedNote.writeLong(id);
            published = id;
        }
    }

    /** An id above all that were ever given out; no later run will give it out, whether it is used or not. */
    long nextId() throws IOException {
        if (highest == Long.MAX_VALUE) {
            throw new IOException("no snapshot ids are left in " + root + ": begin a new state directory");
        }
        reserveFor(highest + 1);
        return highest + 1;
    }

    /** Marks {@code id} as used, for good, also if this fails. */
    void use(long id) throws IOException {
        if (id <= highest) {
            throw new IllegalArgumentException("snapshot id " + id + " was used before; the next is " + (highest + 1));
        }
        highest = id;
        reserveFor(id);
    }

    private void reserveFor(long id) throws IOException {
        if (id > reserved) {
            reserve(id > Long.MAX_VALUE - IDS_RESERVED ? id : id + IDS_RESERVED - 1);
        }
    }

    private void reserve(long id) throws IOException {
        idsNote.writeLong(id);
        reserved = id;
    }

    /** Gives back the lock; nothing is written. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static StreamwrightException unusable(Path root, IOException e) {
        String finding = String.valueOf(e.getMessage());
        String lower = finding.toLowerCase(Locale.ROOT);
        String start = "The state directory " + root + " cannot be used: ";
        if (lower.contains("no space left") || lower.contains("quota") || lower.contains("not enough space")) {
            return new StreamwrightException(start + "the disk is full (" + finding + "). Make room on it.", e);
        }
        if (e instanceof AccessDeniedException || lower.contains("read-only")) {
            return new ConfigurationException(
                    start + finding + " may not be read or written by user '" + System.getProperty("user.name")
                            + "'. Give that user the right to, or name another directory.",
                    e);
        }
        if (e instanceof FileAlreadyExistsException) {
            return new ConfigurationException(
                    start + finding + " is not a directory. Move it away, or name another directory.", e);
        }
        return new StreamwrightException(start + finding + " (" + e.getClass().getSimpleName() + ").", e);
    }
}
