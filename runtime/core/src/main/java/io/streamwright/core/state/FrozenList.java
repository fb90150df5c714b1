package io.streamwright.core.state;

import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.snapshot.SectionId;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.snapshot.SnapshotWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A list of an operator without a key as it was at a barrier. Made on the lane; {@link #write} belongs to the snapshot thread, and
 * reads a version of the list that nobody changes any more, see {@link StateVersions}.
 */
public final class FrozenList {
    /** Beyond this a new section begins; a single element may be larger. */
    private static final int SECTION_BYTES = 1 << 22;

    private static final int COUNT_AT = Integer.BYTES + Long.BYTES;

    private final int rank;
    private final Codec<?> element;
    private final @Nullable HeapList<?> list;

    FrozenList(int rank, Codec<?> element, @Nullable HeapList<?> list) {
        this.rank = rank;
        this.element = element;
        this.list = list;
    }

    /** Writes all elements, as the part of a lane. */
    public void write(String uid, int lane, SnapshotWriter out) throws IOException {
        if (list != null) {
            write(list, element, new SectionId(SectionKind.ELEMENTS, uid, lane), out);
        }
    }

    private <E> void write(HeapList<?> from, Codec<E> codec, SectionId id, SnapshotWriter out) throws IOException {
        BinaryOutput section = new BinaryOutput();
        long place = 0;
        int count = 0;
        for (int index = 0; index < from.chunkCount(); index++) {
            ListChunk chunk = from.chunk(index);
            for (int at = 0; at < chunk.size; at++) {
                if (count == 0) {
                    begin(section, place);
                }
                codec.write(chunk.<E>at(at), section);
                count++;
                place++;
                if (section.size() >= SECTION_BYTES) {
                    end(section, count, id, out);
                    count = 0;
                }
            }
        }
        if (count > 0) {
            end(section, count, id, out);
        }
    }

    private void begin(BinaryOutput section, long place) {
        section.clear();
        section.writeInt(rank);
        section.writeLong(place);
        section.writeInt(0);
    }

    private static void end(BinaryOutput section, int count, SectionId id, SnapshotWriter out) throws IOException {
        section.setInt(COUNT_AT, count);
        out.section(id, section.array(), 0, section.size());
    }
}
