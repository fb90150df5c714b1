package io.streamwright.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a manifest may say although its checksum holds. */
class StoredSnapshotTest {
    private static final SectionId SINK = new SectionId(SectionKind.SINK, "out", -1);

    private static StoredSnapshot.Section section(int segment, long offset, int lengthBytes) {
        return new StoredSnapshot.Section(SINK, segment, offset, lengthBytes, 0);
    }

    private static void assertWhole(List<Long> segmentBytes, StoredSnapshot.Section... sections) {
        assertThat(new StoredSnapshot(Snapshots.manifest(1), segmentBytes, List.of(sections)).flaw())
                .isNull();
    }

    private static void assertFlawed(String flaw, List<Long> segmentBytes, StoredSnapshot.Section... sections) {
        StoredSnapshot snapshot = new StoredSnapshot(Snapshots.manifest(1), segmentBytes, List.of(sections));
        assertThat(snapshot.flaw()).contains(flaw);
        assertThatThrownBy(() -> ManifestFormat.encode(snapshot))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(flaw);
    }

    @Test
    void sectionsThatTileTheirSegments_areWhole() {
        assertWhole(List.of());
        assertWhole(List.of(0L), section(0, 0, 0));
        assertWhole(List.of(5L), section(0, 0, 2), section(0, 2, 0), section(0, 2, 3));
        assertWhole(List.of(5L, 7L), section(0, 0, 5), section(1, 0, 7));
    }

    @Test
    void gapsAndOverlaps_areFlaws() {
        assertFlawed("do not tile", List.of(5L), section(0, 1, 4));
        assertFlawed("do not tile", List.of(5L), section(0, 0, 2), section(0, 3, 2));
        assertFlawed("do not tile", List.of(5L), section(0, 0, 3), section(0, 2, 3));
        assertFlawed("do not tile", List.of(5L), section(0, -1, 6));
        assertFlawed("do not tile", List.of(5L, 7L), section(0, 0, 5), section(1, 1, 6));
    }

    @Test
    void segmentsLeftOutOrOfOtherLength_areFlaws() {
        assertFlawed("do not tile", List.of(5L, 7L), section(0, 0, 4), section(1, 0, 7));
        assertFlawed("do not tile", List.of(5L, 7L), section(1, 0, 7), section(0, 0, 5));
        assertFlawed("do not tile", List.of(5L, 6L, 7L), section(0, 0, 5), section(2, 0, 7));
        assertFlawed("do not tile", List.of(5L), section(0, 0, 5), section(1, 0, 7));
        assertFlawed("do not tile", List.of(5L), section(-1, 0, 5));
        assertFlawed("do not tile", List.of(), section(0, 0, 0));
        assertFlawed("longer than their sections", List.of(5L), section(0, 0, 4));
        assertFlawed("longer than their sections", List.of(5L, 7L), section(0, 0, 5));
        assertFlawed("longer than their sections", List.of(5L));
        assertFlawed("beyond its file", List.of(5L), section(0, 0, 6));
        assertFlawed("beyond its file", List.of(-1L), section(0, 0, 0));
        assertFlawed("do not tile", List.of(5L), section(0, 0, -1));
    }

    @Test
    void manifestThatCannotBe_isAFlaw() {
        assertFlaw("its id is 0", new SnapshotManifest(0, "j", 0, 4, 1, false, List.of()));
        assertFlaw("no power of two", new SnapshotManifest(1, "j", 0, 0, 1, false, List.of()));
        assertFlaw("no power of two", new SnapshotManifest(1, "j", 0, 6, 1, false, List.of()));
        assertFlaw("no power of two", new SnapshotManifest(1, "j", 0, Integer.MIN_VALUE, 1, false, List.of()));
        assertFlaw("parallelism is 0", new SnapshotManifest(1, "j", 0, 4, 0, false, List.of()));
        SnapshotManifest.Part rows = new SnapshotManifest.Part(SectionKind.ROWS, "x", List.of());
        assertFlaw("kind ROWS", new SnapshotManifest(1, "j", 0, 4, 1, false, List.of(rows)));
    }

    private static void assertFlaw(String flaw, SnapshotManifest manifest) {
        assertThat(new StoredSnapshot(manifest, List.of(), List.of()).flaw()).contains(flaw);
    }
}
