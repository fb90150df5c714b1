package io.streamwright.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Small snapshots whose content follows from their id, so that any mixture of two shows. */
final class Snapshots {
    static final String JOB = "page-views";
    private static final int KEY_GROUPS = 4;

    private Snapshots() {}

    /** Keeps the log of thousands of injected faults out of the build's output; before the store is first used. */
    static void quietly() {
        System.setProperty("org.slf4j.simpleLogger.log.io.streamwright.core.snapshot", "error");
    }

    /** Unlike {@code new Random(seed)}, the first numbers of which are nearly the same for seeds next to each other. */
    static Random random(long seed) {
        return new Random(new SplittableRandom(seed).nextLong());
    }

    static SnapshotManifest manifest(long id) {
        return manifest(id, JOB);
    }

    static SnapshotManifest manifest(long id, String job) {
        List<SnapshotManifest.Field> fields = List.of(
                new SnapshotManifest.Field(SnapshotManifest.Role.KEY, "page", "String"),
                new SnapshotManifest.Field(SnapshotManifest.Role.STATE, "views", "long"));
        List<SnapshotManifest.Part> parts = List.of(
                new SnapshotManifest.Part(
                        SectionKind.SOURCE,
                        "views",
                        List.of(new SnapshotManifest.Field(SnapshotManifest.Role.EVENT, "", "PageView"))),
                new SnapshotManifest.Part(SectionKind.OPERATOR, "count", fields),
                new SnapshotManifest.Part(SectionKind.SINK, "out", List.of()));
        return new SnapshotManifest(id, job, 1_700_000_000_000L + id, KEY_GROUPS, 2, id % 2 == 0, parts);
    }

    /** The sections of every snapshot in order; the second last is empty. */
    static List<SectionId> sections() {
        List<SectionId> sections = new ArrayList<>();
        sections.add(new SectionId(SectionKind.SOURCE, "views", -1));
        sections.add(new SectionId(SectionKind.OPERATOR, "count", -1));
        for (int group = 0; group < KEY_GROUPS; group++) {
            sections.add(new SectionId(SectionKind.ROWS, "count", group));
        }
        sections.add(new SectionId(SectionKind.ROWS, "count", 1));
        sections.add(new SectionId(SectionKind.OPERATOR, "empty", -1));
        sections.add(new SectionId(SectionKind.SINK, "out", -1));
        return sections;
    }

    /** What the section at {@code index} holds. */
    static byte[] content(long id, int index) {
        if (index == sections().size() - 2) {
            return new byte[0];
        }
        byte[] bytes = new byte[8 + index];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (id * 31 + index * 7L + i);
        }
        return bytes;
    }

    static void writeSections(SnapshotWriter writer, long id) throws IOException {
        List<SectionId> sections = sections();
        for (int i = 0; i < sections.size(); i++) {
            byte[] content = content(id, i);
            writer.section(sections.get(i), content, 0, content.length);
        }
    }

    /** Takes the next snapshot and gives its id. */
    static long take(SnapshotStore store) throws IOException {
        long id = store.nextId();
        take(store, id);
        return id;
    }

    static void take(SnapshotStore store, long id) throws IOException {
        try (SnapshotWriter writer = store.create(id)) {
            writeSections(writer, id);
            writer.complete(manifest(id));
        }
    }

    static List<byte[]> read(SnapshotReader reader, SectionKind kind, String uid, int first, int last)
            throws IOException {
        List<byte[]> found = new ArrayList<>();
        reader.read(kind, uid, first, last, input -> {
            byte[] bytes = new byte[input.remaining()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = input.readByte();
            }
            found.add(bytes);
        });
        return found;
    }

    /** Fails unless all of the snapshot is as it was written. */
    static void assertWhole(SnapshotReader reader, long id) throws IOException {
        assertThat(reader.manifest()).isEqualTo(manifest(id));
        assertThat(read(reader, SectionKind.SOURCE, "views", -1, -1)).containsExactly(content(id, 0));
        assertThat(read(reader, SectionKind.OPERATOR, "count", -1, -1)).containsExactly(content(id, 1));
        assertThat(read(reader, SectionKind.ROWS, "count", 0, KEY_GROUPS - 1))
                .containsExactly(content(id, 2), content(id, 3), content(id, 4), content(id, 5), content(id, 6));
        assertThat(read(reader, SectionKind.OPERATOR, "empty", -1, -1)).containsExactly(content(id, 7));
        assertThat(read(reader, SectionKind.SINK, "out", -1, -1)).containsExactly(content(id, 8));
    }

    static void assertWhole(SnapshotStore store, long id) throws IOException {
        try (SnapshotReader reader = store.open(id)) {
            assertWhole(reader, id);
        }
    }
}
