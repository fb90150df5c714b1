package io.streamwright.core.snapshot;

import static io.streamwright.core.snapshot.Snapshots.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every snapshot store promises. */
abstract class SnapshotStoreContract {
    static {
        Snapshots.quietly();
    }

    private SnapshotStore store;

    /** A new, empty store of job {@link Snapshots#JOB} that keeps at least four snapshots. */
    abstract SnapshotStore newStore() throws IOException;

    final SnapshotStore store() throws IOException {
        if (store == null) {
            store = newStore();
        }
        return store;
    }

    @AfterEach
    void closeStore() throws IOException {
        if (store != null) {
            store.close();
        }
    }

    @Test
    void newStore_isEmpty() throws IOException {
        assertThat(store().ids()).isEmpty();
        assertThat(store().publishedId()).isZero();
        assertThat(store().nextId()).isEqualTo(1);
        assertThat(store().place()).isNotEmpty();
    }

    @Test
    void completedSnapshot_readsBackWhole() throws IOException {
        long id = Snapshots.take(store());
        assertThat(store().ids()).containsExactly(id);
        Snapshots.assertWhole(store(), id);
    }

    @Test
    void severalSnapshots_areListedAscendingAndKeptApart() throws IOException {
        for (int i = 0; i < 4; i++) {
            Snapshots.take(store());
        }
        assertThat(store().ids()).containsExactly(1L, 2L, 3L, 4L);
        for (long id : store().ids()) {
            Snapshots.assertWhole(store(), id);
        }
    }

    @Test
    void rangeOfKeyGroups_givesSectionsWithinInTheOrderWritten() throws IOException {
        long id = Snapshots.take(store());
        try (SnapshotReader reader = store().open(id)) {
            assertThat(Snapshots.read(reader, SectionKind.ROWS, "count", 1, 2))
                    .containsExactly(Snapshots.content(id, 3), Snapshots.content(id, 4), Snapshots.content(id, 6));
            assertThat(Snapshots.read(reader, SectionKind.ROWS, "count", 3, 3))
                    .containsExactly(Snapshots.content(id, 5));
        }
    }

    @Test
    void unknownUidOrKind_givesNothing() throws IOException {
        long id = Snapshots.take(store());
        try (SnapshotReader reader = store().open(id)) {
            assertThat(Snapshots.read(reader, SectionKind.ROWS, "other", 0, 3)).isEmpty();
            assertThat(Snapshots.read(reader, SectionKind.SINK, "count", -1, -1))
                    .isEmpty();
        }
    }

    @Test
    void arrayReusedAfterSection_doesNotChangeWhatWasWritten() throws IOException {
        byte[] bytes = {9, 9, 1, 2, 3, 9};
        SectionId section = new SectionId(SectionKind.SINK, "out", -1);
        try (SnapshotWriter writer = store().create(1)) {
            writer.section(section, bytes, 2, 3);
            bytes[2] = 77;
            writer.section(section, bytes, 2, 1);
            writer.complete(Snapshots.manifest(1));
        }
        try (SnapshotReader reader = store().open(1)) {
            assertThat(Snapshots.read(reader, SectionKind.SINK, "out", -1, -1))
                    .containsExactly(new byte[] {1, 2, 3}, new byte[] {77});
        }
    }

    @Test
    void sectionOutsideItsArray_isRefusedAndTheSnapshotGoesOn() throws IOException {
        try (SnapshotWriter writer = store().create(1)) {
            SectionId section = new SectionId(SectionKind.SINK, "out", -1);
            assertThatThrownBy(() -> writer.section(section, new byte[4], 2, 3))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            Snapshots.writeSections(writer, 1);
            writer.complete(Snapshots.manifest(1));
        }
        Snapshots.assertWhole(store(), 1);
    }

    @Test
    void largeAndManySections_readBackWhole() throws IOException {
        Random random = new Random(7);
        byte[] large = new byte[3_000_000];
        random.nextBytes(large);
        long size;
        try (SnapshotWriter writer = store().create(1)) {
            for (int i = 0; i < 2_000; i++) {
                writer.section(new SectionId(SectionKind.ROWS, "count", i % 4), large, i, 1 + i % 300);
            }
            writer.section(new SectionId(SectionKind.SINK, "out", -1), large, 0, large.length);
            size = writer.complete(Snapshots.manifest(1));
        }
        assertThat(size).isGreaterThan(3_000_000);
        try (SnapshotReader reader = store().open(1)) {
            List<byte[]> rows = Snapshots.read(reader, SectionKind.ROWS, "count", 2, 2);
            assertThat(rows).hasSize(500);
            assertThat(rows.get(100)).hasSize(1 + 402 % 300).startsWith(large[402]);
            assertThat(Snapshots.read(reader, SectionKind.SINK, "out", -1, -1)).containsExactly(large);
        }
    }

    @Test
    void snapshotWithoutSections_isASnapshot() throws IOException {
        try (SnapshotWriter writer = store().create(1)) {
            writer.complete(Snapshots.manifest(1));
        }
        try (SnapshotReader reader = store().open(1)) {
            assertThat(reader.manifest()).isEqualTo(Snapshots.manifest(1));
        }
    }

    @Test
    void namesBeyondAscii_readBackTheSame() throws IOException {
        String uid = "größe-\uD83D\uDE00-\uD800";
        try (SnapshotWriter writer = store().create(1)) {
            writer.section(new SectionId(SectionKind.SINK, uid, -1), new byte[] {1}, 0, 1);
            writer.complete(Snapshots.manifest(1));
        }
        try (SnapshotReader reader = store().open(1)) {
            assertThat(Snapshots.read(reader, SectionKind.SINK, uid, -1, -1)).hasSize(1);
        }
    }

    @Test
    void unfinishedSnapshot_isNotVisibleAndItsIdIsNotUsedAgain() throws IOException {
        try (SnapshotWriter writer = store().create(1)) {
            Snapshots.writeSections(writer, 1);
            assertThat(store().ids()).isEmpty();
        }
        assertThat(store().ids()).isEmpty();
        assertThat(store().nextId()).isEqualTo(2);
        assertThat(Snapshots.take(store())).isEqualTo(2);
        assertThat(store().ids()).containsExactly(2L);
    }

    @Test
    void twoWritersAtOnce_doNotDisturbEachOther() throws IOException {
        try (SnapshotWriter first = store().create(1);
                SnapshotWriter second = store().create(2)) {
            Snapshots.writeSections(first, 1);
            Snapshots.writeSections(second, 2);
            second.complete(Snapshots.manifest(2));
            assertThat(store().ids()).containsExactly(2L);
            first.complete(Snapshots.manifest(1));
        }
        Snapshots.assertWhole(store(), 1);
        Snapshots.assertWhole(store(), 2);
    }

    @Test
    void idUsedBefore_isRefused() throws IOException {
        Snapshots.take(store(), 5);
        assertThatThrownBy(() -> store().create(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("used before");
        assertThatThrownBy(() -> store().create(4)).isInstanceOf(IllegalArgumentException.class);
        assertThat(store().nextId()).isEqualTo(6);
    }

    @Test
    void idOfDeletedSnapshot_isNotUsedAgain() throws IOException {
        Snapshots.take(store());
        Snapshots.take(store());
        store().delete(2);
        assertThat(store().ids()).containsExactly(1L);
        assertThat(store().nextId()).isEqualTo(3);
    }

    @Test
    void manifestOfAnotherIdOrJob_isRefused() throws IOException {
        try (SnapshotWriter writer = store().create(1)) {
            Snapshots.writeSections(writer, 1);
            assertThatThrownBy(() -> writer.complete(Snapshots.manifest(2)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.complete(Snapshots.manifest(1, "other")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("other")
                    .hasMessageContaining(JOB);
            writer.complete(Snapshots.manifest(1));
        }
        Snapshots.assertWhole(store(), 1);
    }

    @Test
    void keyGroupThatCannotBe_isRefused() throws IOException {
        for (SectionId section : List.of(
                new SectionId(SectionKind.ROWS, "count", -1),
                new SectionId(SectionKind.ROWS, "count", 4),
                new SectionId(SectionKind.SINK, "out", 0))) {
            try (SnapshotWriter writer = store().create(store().nextId())) {
                writer.section(section, new byte[1], 0, 1);
                long id = store().nextId() - 1;
                assertThatThrownBy(() -> writer.complete(Snapshots.manifest(id)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("key group");
            }
        }
        assertThat(store().ids()).isEmpty();
    }

    @Test
    void writerAfterCompletion_takesNothingMore() throws IOException {
        try (SnapshotWriter writer = store().create(1)) {
            Snapshots.writeSections(writer, 1);
            writer.complete(Snapshots.manifest(1));
            assertThatThrownBy(() -> Snapshots.writeSections(writer, 1)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> writer.complete(Snapshots.manifest(1))).isInstanceOf(IllegalStateException.class);
        }
        Snapshots.assertWhole(store(), 1);
    }

    @Test
    void closedReader_readsNothingMore() throws IOException {
        Snapshots.take(store());
        SnapshotReader reader = store().open(1);
        reader.close();
        reader.close();
        assertThatThrownBy(() -> Snapshots.assertWhole(reader, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void deletedSnapshot_isGoneAndTheOthersStay() throws IOException {
        for (int i = 0; i < 3; i++) {
            Snapshots.take(store());
        }
        store().delete(2);
        store().delete(2);
        store().delete(99);
        assertThat(store().ids()).containsExactly(1L, 3L);
        assertThatThrownBy(() -> store().open(2)).isInstanceOf(DamagedSnapshotException.class);
        Snapshots.assertWhole(store(), 3);
    }

    @Test
    void missingSnapshot_isDamaged() {
        assertThatThrownBy(() -> store().open(1)).isInstanceOf(DamagedSnapshotException.class);
    }

    @Test
    void publication_onlyGrows() throws IOException {
        Snapshots.take(store());
        Snapshots.take(store());
        store().announcePublication(1);
        assertThat(store().publishedId()).isEqualTo(1);
        store().announcePublication(2);
        store().announcePublication(1);
        assertThat(store().publishedId()).isEqualTo(2);
    }

    @Test
    void chooser_startsFreshThenPicksTheNewest() throws IOException {
        try (SnapshotChoice choice = SnapshotChooser.choose(store(), false)) {
            assertThat(choice.fresh()).isTrue();
            assertThat(choice.reader()).isNull();
        }
        Snapshots.take(store());
        Snapshots.take(store());
        store().announcePublication(2);
        try (SnapshotChoice choice = SnapshotChooser.choose(store(), false)) {
            assertThat(choice.id()).isEqualTo(2);
            assertThat(choice.mayDuplicate()).isFalse();
            assertThat(choice.damaged()).isEmpty();
            Snapshots.assertWhole(choice.reader(), 2);
        }
    }

    @Test
    void retention_keepsTheNewest() throws IOException {
        for (int i = 0; i < 4; i++) {
            Snapshots.take(store());
        }
        assertThat(new SnapshotRetention(2).prune(store(), 4, Long.MAX_VALUE, java.util.Set.of()))
                .containsExactly(1L, 2L);
        assertThat(store().ids()).containsExactly(3L, 4L);
    }
}
