package io.streamwright.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.snapshot.SectionId;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the sections that a table writes. */
final class CollectedSections implements SnapshotWriter {
    private record Section(SectionId id, byte[] bytes) {}

    private final List<Section> sections = new ArrayList<>();

    @Override
    public void section(SectionId id, byte[] bytes, int offset, int lengthBytes) {
        assertThat(id.kind()).isEqualTo(SectionKind.ROWS);
        assertThat(id.uid()).isEqualTo("uid");
        sections.add(new Section(id, Arrays.copyOfRange(bytes, offset, offset + lengthBytes)));
    }

    List<Integer> keyGroups() {
        return sections.stream().map(section -> section.id().part()).toList();
    }

    /** Reads all rows of one group. */
    void forEachRow(int keyGroup, Consumer<BinaryInput> row) {
        for (Section section : sections) {
            if (section.id().part() == keyGroup) {
                BinaryInput in = new BinaryInput(section.bytes());
                for (int rows = in.readCount(1); rows > 0; rows--) {
                    row.accept(in);
                }
                in.expectEnd();
            }
        }
    }

    void forEachRow(Consumer<BinaryInput> row) {
        keyGroups().stream().distinct().forEach(group -> forEachRow(group, row));
    }

    @Override
    public long complete(SnapshotManifest manifest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
