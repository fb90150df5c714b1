package io.streamwright.core.snapshot;

import static io.streamwright.core.snapshot.Snapshots.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.api.StreamwrightException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Calls on the file system fail, once or often: what reported success is there, what failed never counts. */
class SnapshotFaultTest {
    static {
        Snapshots.quietly();
    }

    private static final Path ROOT = Path.of("state").toAbsolutePath();

    /** What a job knows of its snapshots. */
    private static final class Job {
        private final Set<Long> completed = new TreeSet<>();
        private final Set<Long> failed = new TreeSet<>();
        private final Set<Long> deleting = new TreeSet<>();
        private long announced;

        /** One snapshot, as a coordinator takes it. */
        void step(FileSnapshotStore store) throws IOException {
            long id;
            try {
                id = store.nextId();
            } catch (IOException e) {
                return;
            }
            try (SnapshotWriter writer = store.create(id)) {
                Snapshots.writeSections(writer, id);
                writer.complete(Snapshots.manifest(id));
                completed.add(id);
            } catch (IOException e) {
                failed.add(id);
                return;
            }
            try {
                store.announcePublication(id);
                announced = id;
            } catch (IOException e) {
                // so nothing of it is published
            }
            for (long old : new SnapshotRetention(2).surplus(new ArrayList<>(completed), id, id, Set.of())) {
                deleting.add(old);
                try {
                    store.delete(old);
                } catch (IOException e) {
                    // it may be there or not
                }
            }
        }

        void check(FileSnapshotStore store, String when) throws IOException {
            List<Long> ids = store.ids();
            Set<Long> needed = new TreeSet<>(completed);
            needed.removeAll(deleting);
            assertThat(ids).as(when).containsAll(needed);
            assertThat(failed).as(when).noneMatch(ids::contains);
            for (long id : ids) {
                Snapshots.assertWhole(store, id);
            }
            assertThat(store.publishedId()).as(when).isGreaterThanOrEqualTo(announced);
        }
    }

    private static FileSnapshotStore openAtLast(FileOps ops) {
        for (int attempt = 0; ; attempt++) {
            try {
                return FileSnapshotStore.open(ROOT, JOB, ops, 40);
            } catch (StreamwrightException e) {
                assertThat(e).hasMessageContaining(ROOT.toString());
                assertThat(attempt).isLessThan(100_000);
            }
        }
    }

    private interface Installer {
        void install(FaultyFileOps ops, FaultyFileOps.Fault fault);
    }

    private static final List<Installer> BEFORE_AND_AFTER = List.of(FaultyFileOps::before, FaultyFileOps::after);

    @Test
    void eachCallFailingOnce_failsOneSnapshotAtMostAndALaterOneWorks() throws IOException {
        for (Installer installer : BEFORE_AND_AFTER) {
            int[] left = {0};
            for (int call = 0; left[0] <= 0; call++) {
                SimulatedDisk disk = new SimulatedDisk();
                FaultyFileOps ops = new FaultyFileOps(disk);
                left[0] = call;
                installer.install(ops, (name, path) -> {
                    if (left[0]-- == 0) {
                        throw new IOException("injected at " + name);
                    }
                });
                String when = "call " + call;
                Job job = new Job();
                try (FileSnapshotStore store = openAtLast(ops)) {
                    for (int i = 0; i < 5; i++) {
                        job.step(store);
                    }
                    assertThat(job.failed).as(when).hasSizeLessThanOrEqualTo(1);
                    ops.heal();
                    job.check(store, when);
                }
                disk.loseWhatWasNotSynced(Snapshots.random(call));
                try (FileSnapshotStore store = openAtLast(disk)) {
                    job.check(store, when + ", after a power failure");
                    assertThat(disk.list(ROOT.resolve("snapshots"))).as(when).hasSameSizeAs(store.ids());
                }
            }
        }
    }

    @Test
    void everyTenthCallFailing_whatSucceededIsThereAndWhatFailedIsNot() throws IOException {
        long seed = System.nanoTime();
        int completed = 0;
        int failed = 0;
        for (int round = 0; round < 150; round++) {
            String when = "seed " + (seed + round);
            Random random = Snapshots.random(seed + round);
            SimulatedDisk disk = new SimulatedDisk();
            FaultyFileOps ops = new FaultyFileOps(disk);
            BEFORE_AND_AFTER.get(round % 2).install(ops, (name, path) -> {
                if (random.nextInt(10) == 0) {
                    throw new IOException("injected at " + name);
                }
            });
            Job job = new Job();
            try (FileSnapshotStore store = openAtLast(ops)) {
                for (int i = 0; i < 60; i++) {
                    job.step(store);
                }
                failed += job.failed.size();
                ops.heal();
                job.check(store, when);
                int before = job.completed.size();
                job.step(store);
                assertThat(job.completed).as(when).hasSize(before + 1);
                completed += before;
            }
            disk.loseWhatWasNotSynced(random);
            try (FileSnapshotStore store = openAtLast(disk)) {
                job.check(store, when + ", after a power failure");
                assertThat(disk.list(ROOT.resolve("snapshots"))).as(when).hasSameSizeAs(store.ids());
            }
        }
        assertThat(completed).isGreaterThan(100);
        assertThat(failed).isGreaterThan(1_000);
    }

    @Test
    void failedSyncOfAFile_isNeverTriedAgainOnThatFile() throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        FaultyFileOps ops = new FaultyFileOps(disk);
        try (FileSnapshotStore store = FileSnapshotStore.open(ROOT, JOB, ops, 1 << 20)) {
            SnapshotWriter writer = store.create(1);
            Snapshots.writeSections(writer, 1);
            ops.before((call, path) -> {
                if (call.equals("sync")) {
                    throw new IOException("injected");
                }
            });
            assertThatThrownBy(() -> writer.complete(Snapshots.manifest(1))).hasMessage("injected");
            ops.heal();
            assertThatThrownBy(() -> writer.complete(Snapshots.manifest(1))).isInstanceOf(IllegalStateException.class);
            writer.close();
            assertThat(store.ids()).isEmpty();
            Snapshots.take(store);
            assertThat(store.ids()).containsExactly(2L);
        }
    }

    @Test
    void renamedButNotSynced_doesNotCountAndCannotComeBack() throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        FaultyFileOps ops = new FaultyFileOps(disk);
        try (FileSnapshotStore store = FileSnapshotStore.open(ROOT, JOB, ops, 1 << 20)) {
            failSyncOfSnapshots(ops);
            assertThatThrownBy(() -> Snapshots.take(store, 1)).hasMessage("injected");
            assertThat(store.ids()).isEmpty();
            assertThatThrownBy(() -> store.open(1)).isInstanceOf(DamagedSnapshotException.class);
            // nor does another begin before that is certain
            assertThatThrownBy(() -> store.create(2)).hasMessage("injected");
            ops.heal();
            Snapshots.take(store, 3);
            assertThat(store.ids()).containsExactly(3L);
        }
        disk.loseWhatWasNotSynced(Snapshots.random(1));
        try (FileSnapshotStore store = FileSnapshotStore.open(ROOT, JOB, disk, 1 << 20)) {
            assertThat(store.ids()).containsExactly(3L);
        }
    }

    /** A rename that is visible but not yet durable is made so before anything builds on it. */
    @Test
    void powerFailsAfterALaterOneHasBegun_whatFailedOrWasDeletedDoesNotComeBack() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            SimulatedDisk disk = new SimulatedDisk();
            FaultyFileOps ops = new FaultyFileOps(disk);
            try (FileSnapshotStore store = FileSnapshotStore.open(ROOT, JOB, ops, 1 << 20)) {
                Snapshots.take(store, 1);
                Snapshots.take(store, 2);
                failSyncOfSnapshots(ops);
                assertThatThrownBy(() -> store.delete(1)).hasMessage("injected");
                assertThatThrownBy(() -> Snapshots.take(store, 3)).hasMessage("injected");
                ops.heal();
                store.create(4);
            }
            disk.loseWhatWasNotSynced(Snapshots.random(seed));
            try (FileSnapshotStore store = FileSnapshotStore.open(ROOT, JOB, disk, 1 << 20)) {
                assertThat(store.ids()).as("seed " + seed).containsExactly(2L);
            }
        }
    }

    @Test
    void powerFailsAfterAFailedDeletionWasTidiedUp_nothingHalfDeletedComesBack() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            SimulatedDisk disk = new SimulatedDisk();
            FaultyFileOps ops = new FaultyFileOps(disk);
            try (FileSnapshotStore store = FileSnapshotStore.open(ROOT, JOB, ops, 1 << 20)) {
                Snapshots.take(store, 1);
                failSyncOfSnapshots(ops);
                assertThatThrownBy(() -> store.delete(1)).hasMessage("injected");
                ops.heal();
                store.create(2);
            }
            disk.loseWhatWasNotSynced(Snapshots.random(seed));
            try (FileSnapshotStore store = FileSnapshotStore.open(ROOT, JOB, disk, 1 << 20)) {
                assertThat(store.ids()).as("seed " + seed).isEmpty();
            }
        }
    }

    @Test
    void leftoversThatCannotBeRemoved_areTriedAgainUntilTheyAreGone() throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        FaultyFileOps ops = new FaultyFileOps(disk);
        try (FileSnapshotStore store = FileSnapshotStore.open(ROOT, JOB, ops, 1 << 20)) {
            for (int i = 0; i < 3; i++) {
                Snapshots.take(store);
            }
            Path stuck = ROOT.resolve("snapshots").resolve(SnapshotLayout.directoryName(1) + SnapshotLayout.DELETED);
            ops.before((call, path) -> {
                if (call.equals("delete") && path.startsWith(stuck)) {
                    throw new IOException("injected");
                }
            });
            assertThatThrownBy(() -> store.delete(1)).hasMessage("injected");
            store.delete(2);
            Snapshots.take(store);
            assertThat(store.ids()).containsExactly(3L, 4L);
            assertThat(disk.kind(stuck)).isEqualTo(FileOps.Kind.DIRECTORY);
            ops.heal();
            Snapshots.take(store);
            assertThat(disk.kind(stuck)).isEqualTo(FileOps.Kind.NONE);
        }
    }

    @Test
    void tidyingUp_leavesSnapshotsBeingWrittenAlone() throws IOException {
        FaultyFileOps ops = new FaultyFileOps(new SimulatedDisk());
        try (FileSnapshotStore store = FileSnapshotStore.open(ROOT, JOB, ops, 1 << 20)) {
            Snapshots.take(store, 1);
            SnapshotWriter slow = store.create(2);
            Snapshots.writeSections(slow, 2);
            failSyncOfSnapshots(ops);
            assertThatThrownBy(() -> store.delete(1)).hasMessage("injected");
            ops.heal();
            Snapshots.take(store, 3);
            assertThat(slow.complete(Snapshots.manifest(2))).isPositive();
            Snapshots.assertWhole(store, 2);
        }
    }

    @Test
    void snapshotsThatCannotBeSyncedAtOpening_areNotRestored() {
        FaultyFileOps ops = new FaultyFileOps(new SimulatedDisk());
        failSyncOfSnapshots(ops);
        assertThatThrownBy(() -> FileSnapshotStore.open(ROOT, JOB, ops, 1 << 20))
                .isInstanceOf(StreamwrightException.class)
                .hasMessageContaining("injected");
    }

    private static void failSyncOfSnapshots(FaultyFileOps ops) {
        ops.before((call, path) -> {
            if (call.equals("syncDirectory") && path.endsWith("snapshots")) {
                throw new IOException("injected");
            }
        });
    }

    @Test
    void fullDisk_failsTheSnapshotGivesBackTheRoomAndGoesOnWhenThereIsSome() throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        try (FileSnapshotStore store = FileSnapshotStore.open(ROOT, JOB, disk, 40)) {
            Snapshots.take(store);
            long used = disk.usedBytes();
            // every fill level at which one more does not fit
            for (long free = 0; store.ids().size() == 1; free++) {
                assertThat(free).isLessThan(5_000);
                disk.capacity(used + free);
                try {
                    Snapshots.take(store);
                } catch (IOException e) {
                    assertThat(e).hasMessage("No space left on device");
                    disk.capacity(Long.MAX_VALUE);
                    assertThat(disk.usedBytes()).isEqualTo(used);
                    Snapshots.assertWhole(store, 1);
                }
            }
            disk.capacity(Long.MAX_VALUE);
            Snapshots.take(store);
            assertThat(store.ids()).hasSize(3);
        }
    }

    @Test
    void slowDisk_showsNothingBeforeAllIsDone() throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        FaultyFileOps ops = new FaultyFileOps(disk);
        try (FileSnapshotStore store = FileSnapshotStore.open(ROOT, JOB, ops, 40)) {
            // what another process would see while each call takes its time
            String completed = SnapshotLayout.directoryName(1);
            boolean[] synced = {false};
            ops.before((call, path) -> {
                if (!synced[0]) {
                    assertThat(disk.list(ROOT.resolve("snapshots"))).doesNotContain(completed);
                }
                synced[0] |= call.equals("rename") && path.endsWith(completed + SnapshotLayout.IN_PROGRESS);
            });
            Snapshots.take(store);
            assertThat(synced[0]).isTrue();
        }
    }
}
