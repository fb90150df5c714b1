package io.streamwright.core.operator;

import io.streamwright.core.snapshot.SectionId;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.snapshot.SnapshotWriter;
import io.streamwright.core.state.FrozenList;
import io.streamwright.core.state.FrozenTable;
import io.streamwright.core.state.StateVersions;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source, operator or sink contributes to a snapshot, as it was at the barrier. The lane makes it, finishes it with
 * {@link #encodeNext} and in the end calls {@link #release}; between these the snapshot thread calls {@link #write}.
 */
public final class FrozenState {
    private final String uid;
    private final SectionKind kind;
    private final byte[] section;
    private final List<FrozenTable> tables;
    private final List<FrozenList> lists;
    private final @Nullable StateVersions versions;

    /**
     * With one section and no rows.
     *
     * @param kind the kind of {@code section}
     */
    public FrozenState(String uid, SectionKind kind, byte[] section) {
        this(uid, kind, section, List.of(), null);
    }

    /**
     * With one section of its own, and rows.
     *
     * @param kind the kind of {@code section}
     * @param versions those of the lists and maps in the rows, which have been frozen as well; null without rows
     */
    public FrozenState(
            String uid, SectionKind kind, byte[] section, List<FrozenTable> tables, @Nullable StateVersions versions) {
        this(uid, kind, section, tables, List.of(), versions);
    }

    /**
     * With one section of its own, rows, and lists that belong to the lane.
     *
     * @param kind the kind of {@code section}
     * @param versions those of the lists and maps, which have been frozen as well; null if there are none
     */
    public FrozenState(
            String uid,
            SectionKind kind,
            byte[] section,
            List<FrozenTable> tables,
            List<FrozenList> lists,
            @Nullable StateVersions versions) {
        this.uid = uid;
        this.kind = kind;
        this.section = section;
        this.tables = List.copyOf(tables);
        this.lists = List.copyOf(lists);
        this.versions = versions;
    }

    /** Encodes a bounded part on the lane; false if nothing is left and the snapshot thread may go on. */
    public boolean encodeNext() {
        for (FrozenTable table : tables) {
            if (table.encodeNext()) {
                return true;
            }
        }
        return false;
    }

    /** Writes everything, on the snapshot thread, as the part of a lane. */
    public void write(int lane, SnapshotWriter out) throws IOException {
        out.section(new SectionId(kind, uid, lane), section, 0, section.length);
        for (FrozenTable table : tables) {
            table.write(uid, out);
        }
        for (FrozenList list : lists) {
            list.write(uid, lane, out);
        }
    }

    /** Lets the state go, on the lane. */
    public void release() {
        tables.forEach(FrozenTable::release);
        if (versions != null) {
            versions.release();
        }
    }
}
