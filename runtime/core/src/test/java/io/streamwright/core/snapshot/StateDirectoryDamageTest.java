package io.streamwright.core.snapshot;

import static io.streamwright.core.snapshot.Snapshots.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.api.StreamwrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the notes of a state directory: nothing is taken for unpublished, unused or ours that may not be. */
class StateDirectoryDamageTest {
    static {
        Snapshots.quietly();
    }

    @TempDir
    Path root;

    @BeforeEach
    void takeTwo() throws IOException {
        try (FileSnapshotStore store = open()) {
            Snapshots.take(store);
            Snapshots.take(store);
            store.announcePublication(1);
        }
    }

    private FileSnapshotStore open() {
        return FileSnapshotStore.open(root, JOB);
    }

    /** Every way in which a small file may be wrong. */
    private static List<byte[]> damaged(byte[] bytes) {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= (byte) 0xFF;
            all.add(changed);
            byte[] bit = bytes.clone();
            bit[i] ^= (byte) (1 << i % 8);
            all.add(bit);
            all.add(Arrays.copyOf(bytes, i));
        }
        all.add(Arrays.copyOf(bytes, bytes.length + 1));
        all.add(new byte[SnapshotLayout.LONGEST_NOTE_BYTES + 1]);
        return all;
    }

    @Test
    void publishedNoteDamaged_meansThatAnythingMayBePublished() throws IOException {
        Path note = root.resolve("published");
        for (byte[] bytes : damaged(Files.readAllBytes(note))) {
            Files.write(note, bytes);
            try (FileSnapshotStore store = open()) {
                assertThat(store.publishedId()).isEqualTo(Long.MAX_VALUE);
            }
        }
    }

    @Test
    void publishedNoteMissing_meansThatAnythingMayBePublished() throws IOException {
        Files.delete(root.resolve("published"));
        try (FileSnapshotStore store = open()) {
            assertThat(store.publishedId()).isEqualTo(Long.MAX_VALUE);
        }
        // still so if the job's name, the other sign of a used directory, is gone too
        Files.delete(root.resolve("job"));
        try (FileSnapshotStore store = open()) {
            assertThat(store.publishedId()).isEqualTo(Long.MAX_VALUE);
        }
    }

    @Test
    void publishedNoteDamaged_isMendedByASnapshotOfThisRunOnly() throws IOException {
        Path note = root.resolve("published");
        Files.write(note, new byte[3]);
        long id;
        try (FileSnapshotStore store = open()) {
            store.announcePublication(2);
            assertThat(store.publishedId()).isEqualTo(Long.MAX_VALUE);
            id = Snapshots.take(store);
            store.announcePublication(id);
            assertThat(store.publishedId()).isEqualTo(id);
        }
        try (FileSnapshotStore store = open()) {
            assertThat(store.publishedId()).isEqualTo(id);
        }
    }

    @Test
    void idsNoteDamagedOrMissing_goesOnFarBeyond() throws IOException {
        Path note = root.resolve("ids");
        byte[] good = Files.readAllBytes(note);
        for (byte[] bytes : damaged(good)) {
            Files.write(note, bytes);
            try (FileSnapshotStore store = open()) {
                assertThat(store.nextId()).isGreaterThan(1_000_000_000_000L);
            }
            assertThat(Files.readAllBytes(note)).isNotEqualTo(bytes);
        }
        Files.delete(note);
        try (FileSnapshotStore store = open()) {
            assertThat(store.nextId()).isGreaterThan(1_000_000_000_000L);
        }
    }

    @Test
    void idsNoteOfABackup_doesNotMakePublishedIdsNewAgain() throws IOException {
        byte[] old = Files.readAllBytes(root.resolve("ids"));
        try (FileSnapshotStore store = open()) {
            Snapshots.take(store, 500);
            store.announcePublication(500);
            store.delete(500);
        }
        Files.write(root.resolve("ids"), old);
        try (FileSnapshotStore store = open()) {
            assertThat(store.nextId()).isGreaterThan(500);
        }
    }

    @Test
    void jobNoteDamaged_isRefusedWithTheWayOut() throws IOException {
        Path note = root.resolve("job");
        for (byte[] bytes : damaged(Files.readAllBytes(note))) {
            Files.write(note, bytes);
            assertThatThrownBy(this::open)
                    .isInstanceOf(StreamwrightException.class)
                    .hasMessageContaining(note.toString())
                    .hasMessageContaining("delete it if you are sure");
        }
        Files.delete(note);
        try (FileSnapshotStore store = open()) {
            assertThat(store.ids()).containsExactly(1L, 2L);
            assertThat(store.publishedId()).isEqualTo(1);
        }
    }

    @Test
    void noteOfALaterVersion_isRefusedSayingSo() throws IOException {
        for (String name : List.of("published", "ids", "job")) {
            Path note = root.resolve(name);
            byte[] good = Files.readAllBytes(note);
            Files.write(note, Frames.withVersion(good, 2));
            assertThatThrownBy(this::open)
                    .isInstanceOf(StreamwrightException.class)
                    .hasMessageContaining("by a later version of Streamwright, in format 2");
            Files.write(note, good);
        }
    }

    @Test
    void notesExchanged_areDamaged() throws IOException {
        Files.copy(root.resolve("ids"), root.resolve("published"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (FileSnapshotStore store = open()) {
            assertThat(store.publishedId()).isEqualTo(Long.MAX_VALUE);
        }
    }

    @Test
    void lockFileWithAnything_isOnlyText() throws IOException {
        Files.write(root.resolve("lock"), new byte[10_000]);
        open().close();
        Files.delete(root.resolve("lock"));
        open().close();
    }
}
