package io.streamwright.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotRetentionTest {
    static {
        Snapshots.quietly();
    }

    private static final long NONE = Long.MAX_VALUE;

    @Test
    void moreThanKept_oldestAreSurplus() {
        assertThat(SnapshotRetention.DEFAULT.surplus(List.of(5L, 1L, 2L, 3L, 4L), 5, NONE, Set.of()))
                .containsExactly(1L, 2L);
    }

    @Test
    void noMoreThanKept_nothingIsSurplus() {
        assertThat(SnapshotRetention.DEFAULT.surplus(List.of(1L, 2L, 3L), 3, NONE, Set.of()))
                .isEmpty();
    }

    @Test
    void damagedOnes_areNotCountedAndGo() {
        assertThat(new SnapshotRetention(2).surplus(List.of(1L, 2L, 3L, 4L, 5L), 5, NONE, Set.of(3L, 4L)))
                .containsExactly(1L, 3L, 4L);
    }

    @Test
    void newerThanTheNewestGood_stay() {
        assertThat(new SnapshotRetention(1).surplus(List.of(1L, 2L, 3L, 4L), 2, NONE, Set.of(3L, 4L)))
                .containsExactly(1L);
    }

    @Test
    void newestGoodUnknown_nothingGoes() {
        assertThat(new SnapshotRetention(1).surplus(List.of(1L, 2L, 3L), 9, NONE, Set.of()))
                .isEmpty();
    }

    @Test
    void stillNeededByASink_stay() {
        assertThat(new SnapshotRetention(1).surplus(List.of(1L, 2L, 3L, 4L), 4, 2, Set.of()))
                .containsExactly(1L);
    }

    @Test
    void lessThanOne_isRefused() {
        assertThatThrownBy(() -> new SnapshotRetention(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneThatCannotBeDeleted_doesNotKeepTheOthers() throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        FaultyFileOps ops = new FaultyFileOps(disk);
        Path root = Path.of("state").toAbsolutePath();
        try (FileSnapshotStore store = FileSnapshotStore.open(root, Snapshots.JOB, ops, 100)) {
            for (int i = 0; i < 4; i++) {
                Snapshots.take(store);
            }
            ops.before((call, path) -> {
                if (call.equals("rename") && path.endsWith(SnapshotLayout.directoryName(1))) {
                    throw new IOException("injected");
                }
            });
            assertThatThrownBy(() -> new SnapshotRetention(2).prune(store, 4, NONE, Set.of()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("injected");
            assertThat(store.ids()).containsExactly(1L, 3L, 4L);
        }
    }
}
