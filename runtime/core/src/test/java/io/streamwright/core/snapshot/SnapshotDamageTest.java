package io.streamwright.core.snapshot;

import static io.streamwright.core.snapshot.Snapshots.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.api.StreamwrightException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the files of the newest of three snapshots: it shows, and the right one is restored, or none. */
class SnapshotDamageTest {
    static {
        Snapshots.quietly();
    }

    private static final long NEWEST = 3;

    @TempDir
    Path root;

    private FileSnapshotStore store;
    private Path newest;

    @BeforeEach
    void takeThree() throws IOException {
        store = FileSnapshotStore.open(root, JOB, new FaultyFileOps(DiskFileOps.INSTANCE).withoutSync(), 60);
        for (int i = 0; i < NEWEST; i++) {
            Snapshots.take(store);
        }
        newest = store.completed(NEWEST);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    /** That the newest is found damaged in {@code file}, and what follows from it. */
    private void assertDamaged(Path file, String how) throws IOException {
        try (SnapshotChoice choice = SnapshotChooser.choose(new PublishedView(store, NEWEST - 1), false)) {
            assertThat(choice.id()).as(how).isEqualTo(NEWEST - 1);
            assertThat(choice.damaged()).as(how).hasSize(1);
            assertThat(choice.damaged().get(0).id()).as(how).isEqualTo(NEWEST);
            assertThat(choice.damaged().get(0).finding()).as(how).contains(file.toString());
            Snapshots.assertWhole(choice.reader(), NEWEST - 1);
        }
        assertThatThrownBy(() -> SnapshotChooser.choose(new PublishedView(store, NEWEST), false))
                .as(how)
                .isInstanceOf(StreamwrightException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--allow-duplicates");
    }

    private void assertRestored() throws IOException {
        try (SnapshotChoice choice = SnapshotChooser.choose(new PublishedView(store, NEWEST), false)) {
            assertThat(choice.id()).isEqualTo(NEWEST);
            Snapshots.assertWhole(choice.reader(), NEWEST);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(newest)) {
            List<Path> all = files.sorted().toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(3);
            return all;
        }
    }

    private void change(Path file, int at, Consumer<byte[]> change) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] changed = bytes.clone();
        change.accept(changed);
        Files.write(file, changed);
        assertDamaged(file, file.getFileName() + ", byte " + at + ", " + bytes[at] + " to " + changed[at]);
        Files.write(file, bytes);
    }

    @Test
    void anyByteChanged_isDetected() throws IOException {
        Random random = new Random(11);
        for (Path file : files()) {
            int length = (int) Files.size(file);
            for (int i = 0; i < length; i++) {
                int at = i;
                change(file, at, bytes -> bytes[at] ^= (byte) 0xFF);
                int bit = 1 << random.nextInt(8);
                change(file, at, bytes -> bytes[at] ^= (byte) bit);
            }
        }
        assertRestored();
    }

    @Test
    void anyFileTruncatedAnywhere_isDetected() throws IOException {
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            for (int length = 0; length < bytes.length; length++) {
                Files.write(file, Arrays.copyOf(bytes, length));
                assertDamaged(file, file + " truncated to " + length);
            }
            Files.write(file, bytes);
        }
        assertRestored();
    }

    @Test
    void anyFileLonger_isDetected() throws IOException {
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            for (int more : new int[] {1, 4, 512}) {
                Files.write(file, Arrays.copyOf(bytes, bytes.length + more));
                assertDamaged(file, file + " longer by " + more);
            }
            Files.write(file, bytes);
        }
        assertRestored();
    }

    @Test
    void anyFileMissingOrADirectory_isDetected() throws IOException {
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            assertDamaged(file, file + " missing");
            Files.createDirectory(file);
            assertDamaged(file, file + " a directory");
            Files.delete(file);
            Files.write(file, bytes);
        }
        assertRestored();
    }

    @Test
    void anyExtraFile_isDetected() throws IOException {
        for (String name : List.of("extra", "segment-00099", "segment-1", "manifest.new")) {
            Path extra = Files.createFile(newest.resolve(name));
            assertDamaged(extra, name + " extra");
            Files.delete(extra);
        }
        assertRestored();
    }

    @Test
    void anyFileOfAnotherSnapshot_isDetected() throws IOException {
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            Files.copy(
                    store.completed(NEWEST - 1).resolve(file.getFileName()), file, StandardCopyOption.REPLACE_EXISTING);
            // a strange manifest may also show by the segments, which are then those of another
            assertDamaged(newest, file + " of another snapshot");
            Files.write(file, bytes);
        }
        assertRestored();
    }

    @Test
    void segmentsExchanged_areDetected() throws IOException {
        Path first = newest.resolve("segment-00000");
        Path second = newest.resolve("segment-00001");
        Path third = Files.move(first, root.resolve("third"));
        Files.move(second, first);
        Files.move(third, second);
        assertDamaged(newest, "segments exchanged");
    }

    @Test
    void directoriesExchanged_areDetected() throws IOException {
        Path third = Files.move(newest, root.resolve("third"));
        Files.move(store.completed(1), newest);
        Files.move(third, store.completed(1));
        assertDamaged(newest.resolve("manifest"), "directories exchanged");
        assertThatThrownBy(() -> store.open(1)).isInstanceOf(DamagedSnapshotException.class);
    }

    @Test
    void directoryEmptyOrAFile_isDetected() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
        assertDamaged(newest, "directory empty");
        Files.delete(newest);
        Files.createFile(newest);
        assertDamaged(newest, "directory a file");
    }

    @Test
    void namesThatAreNoSnapshots_areIgnored() throws IOException {
        for (String name : List.of("9", "0000000000000000009x", "9999999999999999999", "-000000000000000009", "x")) {
            Files.createDirectory(store.completed(1).resolveSibling(name));
        }
        assertThat(store.ids()).containsExactly(1L, 2L, 3L);
        assertRestored();
    }

    @Test
    void anyBitOfLargeSectionsChanged_isDetected() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] large = new byte[700_000];
        random.nextBytes(large);
        long id = store.nextId();
        try (SnapshotWriter writer = store.create(id)) {
            writer.section(new SectionId(SectionKind.ROWS, "count", 0), large, 0, large.length);
            writer.section(new SectionId(SectionKind.ROWS, "count", 1), large, 5, large.length - 5);
            writer.complete(Snapshots.manifest(id));
        }
        for (int round = 0; round < 1_000; round++) {
            Path file = store.completed(id).resolve("segment-0000" + random.nextInt(2));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                long at = random.nextLong(channel.size());
                ByteBuffer one = ByteBuffer.allocate(1);
                channel.read(one, at);
                byte good = one.get(0);
                channel.write(ByteBuffer.wrap(new byte[] {(byte) (good ^ 1 << random.nextInt(8))}), at);
                assertThatThrownBy(() -> store.open(id))
                        .as("seed " + seed + ", " + file + ", byte " + at)
                        .isInstanceOf(DamagedSnapshotException.class)
                        .hasMessageContaining(file.toString());
                channel.write(ByteBuffer.wrap(new byte[] {good}), at);
            }
        }
        store.open(id).close();
    }

    @Test
    void damageAfterOpening_isDetectedWhenRead() throws IOException {
        try (SnapshotReader reader = store.open(NEWEST)) {
            Path file = newest.resolve("segment-00000");
            byte[] bytes = Files.readAllBytes(file);
            bytes[3] ^= 4;
            Files.write(file, bytes);
            assertThatThrownBy(() -> Snapshots.assertWhole(reader, NEWEST))
                    .isInstanceOf(DamagedSnapshotException.class)
                    .hasMessageContaining(file + ", bytes 0 to 8 (SOURCE of 'views'): its checksum is ");
            Files.write(file, new byte[2]);
            assertThatThrownBy(() -> Snapshots.assertWhole(reader, NEWEST))
                    .isInstanceOf(DamagedSnapshotException.class);
            Files.delete(file);
        }
        assertThatThrownBy(() -> store.open(NEWEST))
                .isInstanceOf(DamagedSnapshotException.class)
                .hasMessageContaining("is missing");
    }
}
