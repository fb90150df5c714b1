package io.streamwright.core.snapshot;

import static io.streamwright.core.snapshot.Snapshots.JOB;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process, or the whole machine, dies between any two calls on the file system. */
class SnapshotCrashTest {
    static {
        Snapshots.quietly();
    }

    private static final class Crash extends RuntimeException {}

    /** Dies at one call, and at every one after it. */
    private static final class Countdown implements FaultyFileOps.Fault {
        private int left;

        private Countdown(int left) {
            this.left = left;
        }

        @Override
        public void at(String call, Path path) {
            if (left-- <= 0) {
                throw new Crash();
            }
        }
    }

    /** What a life got through: what was begun may be there, what was done must be. */
    private static final class Progress {
        private final Set<Long> begun = new TreeSet<>();
        private final Set<Long> completing = new TreeSet<>();
        private final Set<Long> completed = new TreeSet<>();
        private final Set<Long> deleting = new TreeSet<>();
        private final Set<Long> deleted = new TreeSet<>();
        private long announcing;
        private long announced;
    }

    private final Path root;

    SnapshotCrashTest(@TempDir Path temporary) {
        this.root = temporary.resolve("state");
    }

    private static void live(Path root, FileOps ops, Progress progress) throws IOException {
        try (FileSnapshotStore store = FileSnapshotStore.open(root, JOB, ops, 40)) {
            for (int i = 0; i < 4; i++) {
                long id = store.nextId();
                progress.begun.add(id);
                try (SnapshotWriter writer = store.create(id)) {
                    Snapshots.writeSections(writer, id);
                    if (i == 2) {
                        continue; // given up
                    }
                    progress.completing.add(id);
                    writer.complete(Snapshots.manifest(id));
                    progress.completed.add(id);
                }
                progress.announcing = id;
                store.announcePublication(id);
                progress.announced = id;
                for (long old : new SnapshotRetention(1).surplus(store.ids(), id, Long.MAX_VALUE, Set.of())) {
                    progress.deleting.add(old);
                    store.delete(old);
                    progress.deleted.add(old);
                }
            }
        }
    }

    /** Whether it died. */
    private static boolean dies(Path root, FileOps disk, int calls, Progress progress) throws IOException {
        return dies(root, new FaultyFileOps(disk), calls, progress);
    }

    private static boolean dies(Path root, FaultyFileOps ops, int calls, Progress progress) throws IOException {
        ops.before(new Countdown(calls));
        try {
            live(root, ops, progress);
            return false;
        } catch (Crash e) {
            return true;
        }
    }

    private static void check(Path root, FileOps disk, Progress progress, String when) throws IOException {
        try (FileSnapshotStore store = FileSnapshotStore.open(root, JOB, disk, 40)) {
            List<Long> ids = store.ids();
            Set<Long> needed = new TreeSet<>(progress.completed);
            needed.removeAll(progress.deleting);
            assertThat(ids).as(when).containsAll(needed);
            assertThat(progress.completing).as(when).containsAll(ids);
            assertThat(progress.deleted).as(when).noneMatch(ids::contains);
            for (long id : ids) {
                Snapshots.assertWhole(store, id);
            }
            assertThat(store.publishedId()).as(when).isBetween(progress.announced, progress.announcing);
            for (long id : progress.begun) {
                assertThat(store.nextId()).as(when).isGreaterThan(id);
            }
            assertThat(disk.list(root.resolve("snapshots"))).as(when).hasSameSizeAs(ids);

            long newest = ids.isEmpty() ? 0 : ids.get(ids.size() - 1);
            try (SnapshotChoice choice = SnapshotChooser.choose(store, false)) {
                assertThat(choice.id()).as(when).isEqualTo(newest);
            }
            long next = Snapshots.take(store);
            try (SnapshotChoice choice = SnapshotChooser.choose(store, false)) {
                assertThat(choice.id()).as(when).isEqualTo(next);
            }
        }
    }

    @Test
    void processDiesAtAnyCall_oldOrNewSnapshotIsThere() throws IOException {
        boolean died = true;
        int calls = 0;
        for (; died; calls++) {
            Path directory = root.resolve("crash-" + calls);
            Progress progress = new Progress();
            died = dies(directory, new FaultyFileOps(DiskFileOps.INSTANCE).withoutSync(), calls, progress);
            FileOps alive = new FaultyFileOps(DiskFileOps.INSTANCE).withoutSync();
            check(directory, alive, progress, "process died at call " + calls);
        }
        assertThat(calls).isGreaterThan(100);
    }

    @Test
    void powerFailsAtAnyCall_oldOrNewSnapshotIsThere() throws IOException {
        long seed = System.nanoTime();
        boolean died = true;
        for (int calls = 0; died; calls++) {
            for (int round = 0; round < 20; round++) {
                SimulatedDisk disk = new SimulatedDisk();
                Progress progress = new Progress();
                died = dies(root, disk, calls, progress);
                disk.loseWhatWasNotSynced(Snapshots.random(seed + round));
                check(root, disk, progress, "power failed at call " + calls + ", seed " + (seed + round));
            }
        }
    }

    @Test
    void diesThreeTimesInARow_oldOrNewSnapshotIsThere() throws IOException {
        long seed = System.nanoTime();
        for (int round = 0; round < 1_000; round++) {
            Random random = Snapshots.random(seed + round);
            SimulatedDisk disk = new SimulatedDisk();
            Progress progress = new Progress();
            List<Integer> deaths = new ArrayList<>();
            for (int death = 0; death < 3; death++) {
                int calls = death == 0 ? random.nextInt(200) : random.nextInt(30);
                deaths.add(calls);
                dies(root, disk, calls, progress);
                if (random.nextBoolean()) {
                    disk.loseWhatWasNotSynced(random);
                }
            }
            check(root, disk, progress, "died at calls " + deaths + ", seed " + (seed + round));
        }
    }
}
