package io.streamwright.core.snapshot;

import static io.streamwright.core.snapshot.Snapshots.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.api.ConfigurationException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MemorySnapshotStoreTest extends SnapshotStoreContract {

    @Override
    SnapshotStore newStore() {
        return new MemorySnapshotStore(JOB, 4);
    }

    @Test
    void memory_isNotDurable() throws IOException {
        assertThat(store().durable()).isFalse();
    }

    @Test
    void moreSnapshotsThanKept_dropTheOldest() throws IOException {
        MemorySnapshotStore store = new MemorySnapshotStore(JOB, 2);
        for (int i = 0; i < 3; i++) {
            Snapshots.take(store);
        }
        assertThat(store.ids()).containsExactly(2L, 3L);
        assertThat(store.latest().manifest().id()).isEqualTo(3);
        assertThatThrownBy(() -> store.snapshot(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingKept_takesSnapshotsAllTheSame() throws IOException {
        MemorySnapshotStore store = new MemorySnapshotStore(JOB, 0);
        try (SnapshotWriter writer = store.create(1)) {
            Snapshots.writeSections(writer, 1);
            assertThat(writer.complete(Snapshots.manifest(1))).isPositive();
        }
        assertThat(store.ids()).isEmpty();
        assertThat(Snapshots.take(store)).isEqualTo(2);
        assertThatThrownBy(() -> new MemorySnapshotStore(JOB, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noSnapshot_hasNoLatest() {
        assertThatThrownBy(() -> new MemorySnapshotStore(JOB, 1).latest()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void storeStartedFromSnapshot_restoresItAndGoesOnAfterIt() throws IOException {
        MemorySnapshotStore first = new MemorySnapshotStore(JOB, 3);
        Snapshots.take(first, 7);
        Snapshots.take(first, 8);

        byte[] bytes = first.snapshot(7).toByteArray();
        assertThat(first.snapshot(7).sizeBytes()).isEqualTo(bytes.length);
        MemorySnapshotStore second = MemorySnapshotStore.startingFrom(MemorySnapshot.fromByteArray(bytes), JOB, 3);
        try (SnapshotChoice choice = SnapshotChooser.choose(second, false)) {
            assertThat(choice.id()).isEqualTo(7);
            Snapshots.assertWhole(choice.reader(), 7);
        }
        assertThat(Snapshots.take(second)).isEqualTo(8);
        assertThat(second.snapshot(7).toByteArray()).isEqualTo(bytes);
    }

    @Test
    void snapshotWithoutSections_survivesItsBytes() throws IOException {
        MemorySnapshotStore store = new MemorySnapshotStore(JOB, 1);
        try (SnapshotWriter writer = store.create(1)) {
            writer.complete(Snapshots.manifest(1));
        }
        byte[] bytes = store.latest().toByteArray();
        assertThat(MemorySnapshot.fromByteArray(bytes).manifest()).isEqualTo(Snapshots.manifest(1));
    }

    @Test
    void snapshotOfAnotherJob_isRefused() throws IOException {
        MemorySnapshotStore store = new MemorySnapshotStore(JOB, 1);
        Snapshots.take(store);
        MemorySnapshot snapshot = store.latest();
        assertThatThrownBy(() -> MemorySnapshotStore.startingFrom(snapshot, "other", 1))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(JOB)
                .hasMessageContaining("other");
    }

    @Test
    void anyByteChangedAddedOrMissing_isDamaged() throws IOException {
        MemorySnapshotStore store = new MemorySnapshotStore(JOB, 1);
        Snapshots.take(store);
        byte[] bytes = store.latest().toByteArray();
        for (int i = 0; i < bytes.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = bytes.clone();
                changed[i] ^= (byte) (1 << bit);
                assertThatThrownBy(() -> MemorySnapshot.fromByteArray(changed))
                        .isInstanceOf(DamagedSnapshotException.class);
            }
            byte[] cut = Arrays.copyOf(bytes, i);
            assertThatThrownBy(() -> MemorySnapshot.fromByteArray(cut)).isInstanceOf(DamagedSnapshotException.class);
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> MemorySnapshot.fromByteArray(longer)).isInstanceOf(DamagedSnapshotException.class);
    }
}
