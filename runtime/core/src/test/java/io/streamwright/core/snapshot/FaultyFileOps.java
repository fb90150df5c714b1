package io.streamwright.core.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A disk whose calls fail when a test says so, before or after they have had their effect. */
final class FaultyFileOps implements FileOps {

    /** Asked at each call; fails it by throwing. */
    interface Fault {
        /** With the name of the method and its first path. */
        void at(String call, Path path) throws IOException;
    }

    private final FileOps disk;
    private Fault before = (call, path) -> {};
    private Fault after = (call, path) -> {};

    private boolean syncs = true;

    FaultyFileOps(FileOps disk) {
        this.disk = disk;
    }

    /** Leaves syncing out: for tests on a real disk in which no power fails, and which would spend their time on it. */
    FaultyFileOps withoutSync() {
        syncs = false;
        return this;
    }

    /** Fails calls without effect, but for a write, half of which happens. */
    void before(Fault fault) {
        before = fault;
    }

    /** Fails calls that have had their effect. */
    void after(Fault fault) {
        after = fault;
    }

    void heal() {
        before = (call, path) -> {};
        after = (call, path) -> {};
    }

    private interface Action {
        void run() throws IOException;
    }

    private void call(String call, Path path, Action action) throws IOException {
        before.at(call, path);
        action.run();
        after.at(call, path);
    }

    @Override
    public Kind kind(Path path) throws IOException {
        before.at("kind", path);
        return disk.kind(path);
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        call("createDirectories", directory, () -> disk.createDirectories(directory));
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        call("createDirectory", directory, () -> disk.createDirectory(directory));
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        before.at("list", directory);
        return disk.list(directory);
    }

    @Override
    public Output create(Path file) throws IOException {
        before.at("create", file);
        Output output = disk.create(file);
        try {
            after.at("create", file);
        } catch (IOException | RuntimeException e) {
            output.close();
            throw e;
        }
        return new FaultyOutput(file, output);
    }

    @Override
    public Input open(Path file) throws IOException {
        before.at("open", file);
        return new FaultyInput(file, disk.open(file));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        call("rename", from, () -> disk.rename(from, to));
    }

    @Override
    public void delete(Path path) throws IOException {
        call("delete", path, () -> disk.delete(path));
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        call("syncDirectory", directory, () -> {
            if (syncs) {
                disk.syncDirectory(directory);
            }
        });
    }

    @Override
    public Closeable lock(Path file) throws IOException {
        before.at("lock", file);
        return disk.lock(file); // given back without fail, as by the end of a process
    }

    private final class FaultyOutput implements Output {
        private final Path file;
        private final Output output;

        private FaultyOutput(Path file, Output output) {
            this.file = file;
            this.output = output;
        }

        @Override
        public void write(byte[] bytes, int offset, int lengthBytes) throws IOException {
            try {
                before.at("write", file);
            } catch (IOException | RuntimeException e) {
                output.write(bytes, offset, lengthBytes / 2);
                throw e;
            }
            output.write(bytes, offset, lengthBytes);
            after.at("write", file);
        }

        @Override
        public void sync() throws IOException {
            try {
                before.at("sync", file);
            } catch (IOException | RuntimeException e) {
                if (output instanceof SimulatedDisk.SimulatedOutput simulated) {
                    simulated.dropUnsynced();
                }
                throw e;
            }
            if (syncs) {
                output.sync();
            }
            after.at("sync", file);
        }

        @Override
        public void close() throws IOException {
            output.close();
            before.at("close", file);
        }
    }

    private final class FaultyInput implements Input {
        private final Path file;
        private final Input input;

        private FaultyInput(Path file, Input input) {
            this.file = file;
            this.input = input;
        }

        @Override
        public long size() throws IOException {
            before.at("size", file);
            return input.size();
        }

        @Override
        public void read(long position, byte[] into, int offset, int lengthBytes) throws IOException {
            before.at("read", file);
            input.read(position, into, offset, lengthBytes);
        }

        @Override
        public void close() throws IOException {
            input.close();
        }
    }
}
