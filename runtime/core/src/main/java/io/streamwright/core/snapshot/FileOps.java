package io.streamwright.core.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The calls on the file system that the snapshot store makes, and all of them: so tests put a disk in between that
 * fails, fills up or loses what was not synced. Thread: whichever uses the store, one at a time.
 */
interface FileOps {

    /** What is found at a path; links are not followed. */
    enum Kind {
        /** Nothing. */
        NONE,
        /** Anything but a directory. */
        FILE,
        /** A directory. */
        DIRECTORY
    }

    /** What is at {@code path}. */
    Kind kind(Path path) throws IOException;

    /** Makes a directory and those above it, where missing, for good. What it makes is for the owner alone. */
    void createDirectories(Path directory) throws IOException;

    /** Makes a new directory, for the owner alone. */
    void createDirectory(Path directory) throws IOException;

    /** The names in a directory, in no order. */
    List<String> list(Path directory) throws IOException;

    /** Makes a new file, for the owner alone. Fails if there is one already, so that no link is ever written through. */
    Output create(Path file) throws IOException;

    /** Opens a file for reading. */
    Input open(Path file) throws IOException;

    /** Renames within one directory, atomically. Replaces a file, but no directory. */
    void rename(Path from, Path to) throws IOException;

    /** Deletes a file or an empty directory, if there is one. */
    void delete(Path path) throws IOException;

    /** Makes what was created, renamed and deleted in a directory outlive a power failure. */
    void syncDirectory(Path directory) throws IOException;

    /** Takes the lock of a state directory, given back by closing it. Refused with a message for the user. */
    Closeable lock(Path file) throws IOException;

    /** A file that is being written. */
    interface Output extends Closeable {
        /** Appends. */
        void write(byte[] bytes, int offset, int lengthBytes) throws IOException;

        /**
         * Makes what was written outlive a power failure. After a failure the operating system may have dropped the
         * data and yet report success the next time: never call it again on the same file.
         */
        void sync() throws IOException;
    }

    /** A file that is being read. */
    interface Input extends Closeable {
        /** Its length in bytes. */
        long size() throws IOException;

        /** Fills {@code lengthBytes} of {@code into} from {@code position}; {@link java.io.EOFException} if it cannot. */
        void read(long position, byte[] into, int offset, int lengthBytes) throws IOException;
    }
}
