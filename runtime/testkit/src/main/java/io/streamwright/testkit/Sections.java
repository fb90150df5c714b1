package io.streamwright.testkit;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.snapshot.SectionId;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The encoded sections of a snapshot, in memory. Only added to while it is being taken. */
final class Sections implements SnapshotWriter {
    private record Section(SectionId id, byte[] bytes) {}

    private final List<Section> sections = new ArrayList<>();

    @Override
    public void section(SectionId id, byte[] bytes, int offset, int lengthBytes) {
        sections.add(new Section(id, Arrays.copyOfRange(bytes, offset, offset + lengthBytes)));
    }

    @Override
    public long complete(SnapshotManifest manifest) {
        return sizeBytes();
    }

    @Override
    public void close() {}

    /** How much there is, in bytes. */
    long sizeBytes() {
        return sections.stream().mapToLong(section -> section.bytes.length).sum();
    }

    /** Gives all sections of this kind and permanent name, in the order written. */
    void read(SectionKind kind, String uid, Consumer<BinaryInput> consumer) {
        for (Section section : sections) {
            if (section.id.kind() == kind && section.id.uid().equals(uid)) {
                consumer.accept(new BinaryInput(section.bytes));
            }
        }
    }
}
