package io.streamwright.core.snapshot;

import static io.streamwright.core.snapshot.Snapshots.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.api.StreamwrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotChooserTest {
    static {
        Snapshots.quietly();
    }

    @TempDir
    Path root;

    private FileSnapshotStore store;

    @BeforeEach
    void open() {
        store = FileSnapshotStore.open(root, JOB);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    private void damage(long id) throws IOException {
        Path manifest = store.completed(id).resolve("manifest");
        byte[] bytes = Files.readAllBytes(manifest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(manifest, bytes);
    }

    private void takeThree() throws IOException {
        for (int i = 0; i < 3; i++) {
            Snapshots.take(store);
        }
    }

    private void assertChosen(long published, boolean allowDuplicates, long id, boolean mayDuplicate, int damaged)
            throws IOException {
        SnapshotStore view = new PublishedView(store, published);
        try (SnapshotChoice choice = SnapshotChooser.choose(view, allowDuplicates)) {
            assertThat(choice.id()).isEqualTo(id);
            assertThat(choice.fresh()).isEqualTo(id == 0);
            assertThat(choice.mayDuplicate()).isEqualTo(mayDuplicate);
            assertThat(choice.damaged()).hasSize(damaged);
            assertThat(choice.damagedIds()).hasSize(damaged);
            if (id > 0) {
                Snapshots.assertWhole(choice.reader(), id);
            }
        }
    }

    private void assertRefused(long published, String... parts) {
        assertThatThrownBy(() -> SnapshotChooser.choose(new PublishedView(store, published), false))
                .isInstanceOf(StreamwrightException.class)
                .hasMessageContainingAll(parts)
                .hasMessageContainingAll("from a backup", "--allow-duplicates", "a fresh state directory");
    }

    private void assertMarked(long published, long mark, boolean allowDuplicates, long id) throws IOException {
        SnapshotStore view = new PublishedView(store, published);
        try (SnapshotChoice choice = SnapshotChooser.chooseMarked(view, mark, "there", allowDuplicates)) {
            assertThat(choice.id()).isEqualTo(id);
        }
    }

    private void assertMarkRefused(long published, long mark, String... parts) {
        assertThatThrownBy(
                        () -> SnapshotChooser.chooseMarked(new PublishedView(store, published), mark, "there", false))
                .isInstanceOf(StreamwrightException.class)
                .hasMessageContainingAll(parts)
                .hasMessageContainingAll("from a backup", "--allow-duplicates", "a fresh state directory");
    }

    @Test
    void mark_decides() throws IOException {
        takeThree();
        assertMarked(0, 2, false, 2);
        assertMarked(3, 3, false, 3);
        // begun without a snapshot, and dead before anything was published
        assertMarked(0, 0, false, 0);
    }

    @Test
    void noMark_thenTheNewestUnlessSomethingWasPublished() throws IOException {
        assertMarked(0, -1, false, 0);
        takeThree();
        assertMarked(0, -1, false, 3);
        assertMarkRefused(3, -1, "there is no mark of that at there", "the sink is new to the job");
        assertMarked(3, -1, true, 3);
    }

    @Test
    void markWithoutItsSnapshot_isRefusedUnlessAllowed() throws IOException {
        takeThree();
        assertMarkRefused(3, 7, "there holds results up to snapshot 7", "that snapshot is not in " + root);
        assertMarked(3, 7, true, 3);
        damage(2);
        assertMarkRefused(3, 2, "snapshot 2 in " + root, "is damaged");
        assertMarked(3, 2, true, 3);
    }

    @Test
    void emptyStore_startsFresh() throws IOException {
        assertChosen(0, false, 0, false, 0);
    }

    @Test
    void emptyStoreWithSomethingPublished_isRefusedUnlessAllowed() throws IOException {
        assertRefused(7, "there is no snapshot in " + root, "Output up to snapshot 7 was published");
        assertRefused(Long.MAX_VALUE, "there is no snapshot", "The note of what was published is damaged");
        assertChosen(7, true, 0, true, 0);
        assertChosen(Long.MAX_VALUE, true, 0, true, 0);
    }

    @Test
    void newestWhole_isChosenWhateverOfItWasPublished() throws IOException {
        takeThree();
        damage(1);
        assertChosen(0, false, 3, false, 0);
        assertChosen(3, false, 3, false, 0);
        assertChosen(3, true, 3, false, 0);
    }

    @Test
    void newestDamagedAndNothingPublishedBeyondThePrevious_goesBack() throws IOException {
        takeThree();
        damage(3);
        assertChosen(2, false, 2, false, 1);
        assertChosen(0, false, 2, false, 1);
        damage(2);
        assertChosen(1, false, 1, false, 2);
    }

    @Test
    void newestDamagedAndPublished_isRefusedUnlessAllowed() throws IOException {
        takeThree();
        damage(3);
        assertRefused(
                3,
                "the newest snapshot in " + root + " is damaged",
                "Snapshot 3: " + store.completed(3).resolve("manifest") + ": its checksum is ",
                "Output up to snapshot 3 was published",
                "go back to snapshot 2");
        assertChosen(3, true, 2, true, 1);
        damage(2);
        assertRefused(2, "Snapshot 3: ", "Snapshot 2: ", "go back to snapshot 1");
        assertChosen(2, true, 1, true, 2);
    }

    @Test
    void whatWasPublishedUnknown_isRefusedUnlessAllowed() throws IOException {
        takeThree();
        assertRefused(Long.MAX_VALUE, "the newest snapshot in " + root + " is 3", "output up to any snapshot may");
        assertChosen(Long.MAX_VALUE, true, 3, true, 0);
    }

    @Test
    void publishedSnapshotGone_isRefusedUnlessAllowed() throws IOException {
        takeThree();
        assertRefused(4, "the newest snapshot in " + root + " is 3", "Output up to snapshot 4 was published");
        assertChosen(4, true, 3, true, 0);
    }

    @Test
    void allDamaged_isRefusedUnlessAllowed() throws IOException {
        takeThree();
        damage(1);
        damage(2);
        damage(3);
        assertRefused(0, "every snapshot", "Snapshot 1: ", "start from nothing", "process all input again");
        assertRefused(1, "every snapshot", "publish some of it twice");
        assertChosen(0, true, 0, false, 3);
        assertChosen(1, true, 0, true, 3);
    }

    @Test
    void snapshotOfAnotherJob_isDamaged() throws IOException {
        takeThree();
        Path other = Files.createDirectory(root.resolve("other"));
        try (FileSnapshotStore foreign = FileSnapshotStore.open(other, "other")) {
            try (SnapshotWriter writer = foreign.create(4)) {
                writer.complete(Snapshots.manifest(4, "other"));
            }
            Files.move(foreign.completed(4), store.completed(4));
        }
        assertThatThrownBy(() -> store.open(4))
                .isInstanceOf(DamagedSnapshotException.class)
                .hasMessageContaining("belongs to job 'other', not to '" + JOB + "'");
        assertChosen(3, false, 3, false, 1);
    }

    @Test
    void snapshotOfALaterVersion_isNotPassedOverButSaid() throws IOException {
        takeThree();
        Path manifest = store.completed(3).resolve("manifest");
        Files.write(manifest, Frames.withVersion(Files.readAllBytes(manifest), 2));
        assertThatThrownBy(() -> SnapshotChooser.choose(store, true))
                .isInstanceOf(StreamwrightException.class)
                .hasMessageContaining("was written by a later version of Streamwright, in format 2")
                .hasMessageContaining(manifest.toString());
        Files.write(manifest, Frames.withVersion(Files.readAllBytes(manifest), 0));
        assertChosen(0, false, 2, false, 1);
    }
}
