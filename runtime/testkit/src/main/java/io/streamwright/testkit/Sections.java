package io.streamwright.testkit;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.snapshot.SectionId;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotReader;
import io.streamwright.core.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The encoded sections of a snapshot, in memory. Only added to while it is being taken. */
final class Sections implements SnapshotWriter {
    private record Section(SectionId id, byte[] bytes) {}

    private final List<Section> sections = new ArrayList<>();
    private @Nullable SnapshotManifest manifest;

    @Override
    public void section(SectionId id, byte[] bytes, int offset, int lengthBytes) {
        sections.add(new Section(id, Arrays.copyOfRange(bytes, offset, offset + lengthBytes)));
    }

    @Override
    public long complete(SnapshotManifest about) {
        manifest = about;
        return sizeBytes();
    }

    @Override
    public void close() {}

    SnapshotManifest manifest() {
        return Objects.requireNonNull(manifest, "the snapshot was not completed");
    }

    /** How much there is, in bytes. */
    long sizeBytes() {
        return sections.stream().mapToLong(section -> section.bytes.length).sum();
    }

    SnapshotReader reader() {
        return new SnapshotReader() {
            @Override
            public SnapshotManifest manifest() {
                return Sections.this.manifest();
            }

            @Override
            public void read(
                    SectionKind kind, String uid, int firstGroup, int lastGroup, Consumer<BinaryInput> consumer) {
                for (Section section : sections) {
                    int group = section.id.part();
                    boolean wanted = group >= firstGroup && group <= lastGroup;
                    if (wanted && section.id.kind() == kind && section.id.uid().equals(uid)) {
                        consumer.accept(new BinaryInput(section.bytes));
                    }
                }
            }

            @Override
            public void close() {}
        };
    }
}
