package io.streamwright.core.snapshot;

import static io.streamwright.core.snapshot.Snapshots.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.StreamwrightException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSnapshotStoreTest extends SnapshotStoreContract {
    @TempDir
    Path temporary;

    private Path root() {
        return temporary.resolve("above").resolve("state");
    }

    @Override
    SnapshotStore newStore() {
        // small segments, so that every test of the contract has several, and one of them thousands
        FileOps ops = new FaultyFileOps(DiskFileOps.INSTANCE).withoutSync();
        return FileSnapshotStore.open(root(), JOB, ops, 30);
    }

    @Test
    void disk_isDurableAndNamesItsPlace() throws IOException {
        assertThat(store().durable()).isTrue();
        assertThat(store().place()).isEqualTo(root().toString());
    }

    @Test
    void reopenedStore_knowsWhatWasThere() throws IOException {
        Snapshots.take(store());
        Snapshots.take(store());
        store().announcePublication(2);
        store().close();
        try (FileSnapshotStore again = FileSnapshotStore.open(root(), JOB)) {
            assertThat(again.ids()).containsExactly(1L, 2L);
            assertThat(again.publishedId()).isEqualTo(2);
            assertThat(again.nextId()).isGreaterThan(2);
            Snapshots.assertWhole(again, 1);
            Snapshots.assertWhole(again, 2);
        }
    }

    @Test
    void idsBegunBefore_areNotUsedAgainAfterReopening() throws IOException {
        store().create(40).close();
        store().close();
        try (FileSnapshotStore again = FileSnapshotStore.open(root(), JOB)) {
            assertThat(again.nextId()).isGreaterThan(40);
        }
    }

    @Test
    void snapshotsDeletedByHand_leaveTheirIdsUsed() throws IOException {
        Snapshots.take(store());
        long id = Snapshots.take(store());
        store().close();
        deleteTree(root().resolve("snapshots"));
        try (FileSnapshotStore again = FileSnapshotStore.open(root(), JOB)) {
            assertThat(again.nextId()).isGreaterThan(id);
        }
    }

    @Test
    void leftoversOfACrash_areRemovedAtOpening() throws IOException {
        SnapshotWriter abandoned = store().create(1);
        Snapshots.writeSections(abandoned, 1);
        Path snapshots = root().resolve("snapshots");
        Files.createDirectories(snapshots.resolve("0000000000000000033.deleted").resolve("deeper"));
        store().close();
        abandoned.close();
        try (FileSnapshotStore again = FileSnapshotStore.open(root(), JOB)) {
            assertThat(snapshots).isEmptyDirectory();
            assertThat(again.nextId()).isGreaterThan(33);
        }
    }

    @Test
    void writerOutlivingItsStore_changesNothing() throws IOException {
        SnapshotWriter late = store().create(1);
        Snapshots.writeSections(late, 1);
        store().close();
        assertThatThrownBy(() -> late.complete(Snapshots.manifest(1))).isInstanceOf(IllegalStateException.class);
        late.close();
        // the directory is whoever's opens it next, and his to tidy up
        assertThat(root().resolve("snapshots")).isDirectoryContaining("glob:**.inprogress");
        try (FileSnapshotStore again = FileSnapshotStore.open(root(), JOB)) {
            assertThat(again.ids()).isEmpty();
            assertThat(root().resolve("snapshots")).isEmptyDirectory();
        }
    }

    @Test
    void closedStore_isOfNoUse() throws IOException {
        store().close();
        store().close();
        assertThatThrownBy(() -> store().ids()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store().create(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store().announcePublication(1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherJob_isRefused() throws IOException {
        store().close();
        assertThatThrownBy(() -> FileSnapshotStore.open(root(), "other"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("belongs to job '" + JOB + "'")
                .hasMessageContaining("'other'");
        FileSnapshotStore.open(root(), JOB).close();
    }

    @Test
    void secondStoreInThisProcess_isRefusedUntilTheFirstIsClosed() throws IOException {
        store();
        assertThatThrownBy(() -> FileSnapshotStore.open(root(), JOB))
                .isInstanceOf(StreamwrightException.class)
                .hasMessageContaining("in use by this very process");
        // nor does the attempt take the lock from the first
        assertThatThrownBy(() -> FileSnapshotStore.open(root().resolve("..").resolve("state"), JOB))
                .isInstanceOf(StreamwrightException.class);
        store().close();
        FileSnapshotStore.open(root(), JOB).close();
    }

    @Test
    void linkToADirectoryInUse_isRefused() throws IOException {
        store();
        Path link = Files.createSymbolicLink(temporary.resolve("link"), root());
        assertThatThrownBy(() -> FileSnapshotStore.open(link, JOB)).hasMessageContaining("in use");
        store().close();
        FileSnapshotStore.open(link, JOB).close();
    }

    @Test
    void fileInsteadOfDirectory_isRefused() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> FileSnapshotStore.open(file, JOB))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("is a file");
    }

    @Test
    void directoryNotWritable_isRefusedWithTheUser() {
        FaultyFileOps ops = new FaultyFileOps(new SimulatedDisk());
        ops.before((call, path) -> {
            if (call.equals("create")) {
                throw new AccessDeniedException(path.toString());
            }
        });
        assertThatThrownBy(() -> FileSnapshotStore.open(root(), JOB, ops, 30))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("may not be read or written by user '" + System.getProperty("user.name"));
    }

    @Test
    void diskFullAtOpening_isRefusedSayingSo() {
        SimulatedDisk disk = new SimulatedDisk();
        disk.capacity(10);
        assertThatThrownBy(() -> FileSnapshotStore.open(root(), JOB, disk, 30))
                .isInstanceOf(StreamwrightException.class)
                .hasMessageContaining("the disk is full")
                .hasMessageContaining(root().toString());
        disk.capacity(1_000);
        assertThat(FileSnapshotStore.open(root(), JOB, disk, 30).publishedId()).isZero();
    }

    @Test
    void failedOpening_givesBackTheLock() throws IOException {
        FaultyFileOps ops = new FaultyFileOps(DiskFileOps.INSTANCE);
        ops.before((call, path) -> {
            if (call.equals("sync")) {
                throw new IOException("injected");
            }
        });
        assertThatThrownBy(() -> FileSnapshotStore.open(root(), JOB, ops, 30)).hasMessageContaining("injected");
        FileSnapshotStore.open(root(), JOB).close();
    }

    @Test
    void everythingWritten_isForItsOwnerAlone() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Snapshots.take(store());
        store().announcePublication(1);
        try (Stream<Path> paths = Files.walk(root())) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .as(path.toString())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void linkPutWhereANoteIsWritten_isNotFollowed() throws IOException {
        store();
        Path victim = Files.writeString(temporary.resolve("victim"), "precious");
        Files.createSymbolicLink(root().resolve("published.new"), victim);
        Files.createSymbolicLink(root().resolve("snapshots").resolve("0000000000000000009.deleted"), temporary);
        store().announcePublication(1);
        store().close();
        FileSnapshotStore.open(root(), JOB).close();
        assertThat(victim).hasContent("precious");
        assertThat(root().resolve("snapshots")).isEmptyDirectory();
    }

    @Test
    void samePublicationAgain_doesNotTouchTheDisk() throws IOException {
        FaultyFileOps ops = new FaultyFileOps(new SimulatedDisk());
        try (FileSnapshotStore store = FileSnapshotStore.open(root(), JOB, ops, 30)) {
            store.announcePublication(3);
            ops.before((call, path) -> {
                throw new IOException("touched");
            });
            store.announcePublication(3);
            store.announcePublication(2);
            assertThat(store.publishedId()).isEqualTo(3);
            assertThatThrownBy(() -> store.announcePublication(4)).hasMessage("touched");
            assertThat(store.publishedId()).isEqualTo(3);
        }
    }

    @Test
    void sections_areStreamedIntoSegmentsOfTheGivenSize() throws IOException {
        Snapshots.take(store());
        Path directory = root().resolve("snapshots").resolve("0000000000000000001");
        try (Stream<Path> files = Files.list(directory)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            assertThat(names).contains("manifest", "segment-00000", "segment-00001");
        }
        assertThat(directory.resolve("segment-00000")).hasSize(Snapshots.content(1, 0).length * 3L + 3);
    }

    @Test
    void interruptWhileWriting_failsThatSnapshotAlone() throws IOException {
        Snapshots.take(store());
        try {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> Snapshots.take(store(), 2)).isInstanceOf(ClosedByInterruptException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(store().ids()).containsExactly(1L);
        Snapshots.take(store());
        assertThat(store().ids()).containsExactly(1L, 3L);
        assertThat(root().resolve("snapshots")).isDirectoryNotContaining("glob:**.inprogress");
        // and the lock is still held
        assertThatThrownBy(() -> FileSnapshotStore.open(root(), JOB)).hasMessageContaining("in use");
    }

    @Test
    void hundredOpeningsAndClosings_leaveNothingOpen() throws IOException {
        FileOps ops = new FaultyFileOps(DiskFileOps.INSTANCE).withoutSync();
        for (int i = 0; i < 100; i++) {
            FileSnapshotStore store = FileSnapshotStore.open(root(), JOB, ops, 30);
            long id = Snapshots.take(store);
            Snapshots.assertWhole(store, id);
            store.create(id + 1).close();
            new SnapshotRetention(1).prune(store, id, Long.MAX_VALUE, Set.of());
            store.close();
        }
        Path open = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(open));
        try (Stream<Path> files = Files.list(open)) {
            assertThat(files.filter(file -> isBelowRoot(file))).isEmpty();
        }
    }

    private boolean isBelowRoot(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).startsWith(root());
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    static void deleteTree(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (Stream<Path> entries = Files.list(path)) {
                for (Path entry : entries.toList()) {
                    deleteTree(entry);
                }
            }
        }
        Files.delete(path);
    }
}
