package io.streamwright.core.snapshot;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A disk in memory that keeps apart what a process sees and what would be left after a power failure: of a file the bytes
 * synced, of a directory the entries synced; of what was not, any part in any combination.
 */
final class SimulatedDisk implements FileOps {

    private abstract static class Node {}

    private static final class SimulatedFile extends Node {
        private byte[] bytes = new byte[0];
        private byte[] durable = new byte[0];
        /** After a failed sync: the next ones report success, and nothing happens. */
        private boolean dropped;
    }

    private static final class Directory extends Node {
        private Map<String, Node> entries = new HashMap<>();
        private Map<String, Node> durable = new HashMap<>();
        private final List<Change> unsynced = new ArrayList<>();

        void change(Change change) {
            change.apply(entries);
            unsynced.add(change);
        }
    }

    private interface Change {
        void apply(Map<String, Node> entries);
    }

    private final Directory root = new Directory();
    private long capacityBytes = Long.MAX_VALUE;

    /** The disk is full when its files together have so many bytes. */
    void capacity(long bytes) {
        capacityBytes = bytes;
    }

    long usedBytes() {
        return usedBytes(root);
    }

    private static long usedBytes(Node node) {
        if (node instanceof SimulatedFile file) {
            return file.bytes.length;
        }
        long sum = 0;
        for (Node entry : ((Directory) node).entries.values()) {
            sum += usedBytes(entry);
        }
        return sum;
    }

    /** The power fails and comes back. */
    void loseWhatWasNotSynced(Random random) {
        settle(root, random);
    }

    private static void settle(Node node, Random random) {
        if (node instanceof SimulatedFile file) {
            settleFile(file, random);
            return;
        }
        Directory directory = (Directory) node;
        for (Change change : directory.unsynced) {
            if (random.nextBoolean()) {
                change.apply(directory.durable);
            }
        }
        directory.unsynced.clear();
        directory.entries = new HashMap<>(directory.durable);
        for (Node entry : directory.entries.values()) {
            settle(entry, random);
        }
    }

    private static void settleFile(SimulatedFile file, Random random) {
        int synced = file.durable.length;
        int length = synced + random.nextInt(file.bytes.length - synced + 1);
        byte[] left = Arrays.copyOf(file.bytes, length);
        if (random.nextBoolean()) {
            Arrays.fill(left, synced, length, (byte) 0); // the length came through, the data did not
        }
        file.bytes = left;
        file.durable = left;
    }

    private Directory parent(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            return root;
        }
        return directory(parent);
    }

    private Directory directory(Path path) throws IOException {
        Node node = node(path);
        if (node == null) {
            throw new NoSuchFileException(path.toString());
        }
        if (node instanceof Directory directory) {
            return directory;
        }
        throw new NotDirectoryException(path.toString());
    }

    private Node node(Path path) {
        Node node = root;
        for (Path name : path.toAbsolutePath()) {
            node = node instanceof Directory directory ? directory.entries.get(name.toString()) : null;
        }
        return node;
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    @Override
    public Kind kind(Path path) {
        Node node = node(path);
        return node == null ? Kind.NONE : node instanceof Directory ? Kind.DIRECTORY : Kind.FILE;
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        if (kind(directory) != Kind.DIRECTORY) {
            Path parent = directory.getParent();
            createDirectories(parent);
            createDirectory(directory);
            syncDirectory(parent);
        }
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        put(directory, new Directory());
    }

    private void put(Path path, Node node) throws IOException {
        if (kind(path) != Kind.NONE) {
            throw new FileAlreadyExistsException(path.toString());
        }
        parent(path).change(entries -> entries.put(name(path), node));
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        return List.copyOf(directory(directory).entries.keySet());
    }

    @Override
    public Output create(Path file) throws IOException {
        SimulatedFile created = new SimulatedFile();
        put(file, created);
        return new SimulatedOutput(created);
    }

    @Override
    public Input open(Path file) throws IOException {
        if (node(file) instanceof SimulatedFile found) {
            return new SimulatedInput(found);
        }
        throw new NoSuchFileException(file.toString());
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        if (kind(from) == Kind.NONE) {
            throw new NoSuchFileException(from.toString());
        }
        if (kind(to) == Kind.DIRECTORY) {
            throw new FileAlreadyExistsException(to.toString());
        }
        Node moved = node(from);
        parent(from).change(entries -> {
            if (entries.remove(name(from), moved)) {
                entries.put(name(to), moved);
            }
        });
    }

    @Override
    public void delete(Path path) throws IOException {
        Node node = node(path);
        if (node instanceof Directory directory && !directory.entries.isEmpty()) {
            throw new IOException(path + " is not empty");
        }
        if (node != null) {
            parent(path).change(entries -> entries.remove(name(path), node));
        }
    }

    @Override
    public void syncDirectory(Path path) throws IOException {
        Directory directory = directory(path);
        directory.durable = new HashMap<>(directory.entries);
        directory.unsynced.clear();
    }

    @Override
    public Closeable lock(Path file) throws IOException {
        if (kind(file) == Kind.NONE) {
            put(file, new SimulatedFile());
        }
        return () -> {};
    }

    /** Is known to {@link FaultyFileOps}. */
    final class SimulatedOutput implements Output {
        private final SimulatedFile file;

        private SimulatedOutput(SimulatedFile file) {
            this.file = file;
        }

        /** What a failed sync does on Linux: the pages count as clean from now on. */
        void dropUnsynced() {
            file.dropped = true;
        }

        @Override
        public void write(byte[] bytes, int offset, int lengthBytes) throws IOException {
            long free = Math.max(0, capacityBytes - usedBytes());
            int fits = (int) Math.min(lengthBytes, free);
            int at = file.bytes.length;
            file.bytes = Arrays.copyOf(file.bytes, at + fits);
            System.arraycopy(bytes, offset, file.bytes, at, fits);
            if (fits < lengthBytes) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void sync() {
            if (!file.dropped) {
                file.durable = file.bytes.clone();
            }
        }

        @Override
        public void close() {}
    }

    private record SimulatedInput(SimulatedFile file) implements Input {
        @Override
        public long size() {
            return file.bytes.length;
        }

        @Override
        public void read(long position, byte[] into, int offset, int lengthBytes) throws IOException {
            if (position + lengthBytes > file.bytes.length) {
                throw new EOFException("it ends at byte " + file.bytes.length);
            }
            System.arraycopy(file.bytes, (int) position, into, offset, lengthBytes);
        }

        @Override
        public void close() {}
    }
}
