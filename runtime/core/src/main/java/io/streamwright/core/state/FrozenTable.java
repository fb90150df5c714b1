package io.streamwright.core.state;

import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.snapshot.SectionId;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as they were at a barrier.
 *
 * <p>Made on the lane. With mutable references the lane encodes segment by segment ({@link #encodeNext}, or earlier when one
 * is touched) before the snapshot thread sees it; else the snapshot thread encodes the segments, which by then nobody
 * changes. {@link #write} belongs to the snapshot thread, {@link #release} to the lane.
 *
 * <p>A section is rows of one key group: a count of rows as {@code int}, then each row as its prefix and what the
 * table's {@code encodeRow} writes. Each segment has rows of all groups of the lane, so that the rows of many segments are
 * gathered before they are written: else there would be as many sections as segments times groups.
 */
public final class FrozenTable {
    /** How many rows are gathered before their sections are written: some megabytes, for a hundred sections or so. */
    private static final int ROWS_PER_WRITE = 1 << 18;

    /** How many bytes are gathered at most, but for a single row: rows may hold large lists and maps. */
    private static final long BYTES_PER_WRITE = 1 << 26;

    private final FlatTable table;
    private final int keyGroups;
    private final byte[] prefix;
    private final boolean encodedByLane;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Segment> waiting = new ArrayList<>();
    private final @Nullable Section[] byGroup;
    private long gatheredBytes;

    FrozenTable(FlatTable table, int keyGroups, byte[] prefix, boolean encodedByLane) {
        this.table = table;
        this.keyGroups = keyGroups;
        this.prefix = prefix;
        this.encodedByLane = encodedByLane;
        this.byGroup = new Section[keyGroups];
    }

    void add(Segment segment) {
        (encodedByLane ? waiting : segments).add(segment);
    }

    /** Encodes on the lane what user code is about to change. */
    void encode(Segment segment) {
        if (waiting.remove(segment)) {
            encodeRows(segment);
        }
    }

    /** Encodes one more segment on the lane; false if none is left and the snapshot thread may go on. */
    public boolean encodeNext() {
        if (waiting.isEmpty()) {
            return false;
        }
        Segment segment = waiting.remove(waiting.size() - 1);
        encodeRows(segment);
        segment.frozen = false;
        return !waiting.isEmpty();
    }

    /** Writes all sections. */
    public void write(String uid, SnapshotWriter out) throws IOException {
        int rows = 0;
        for (Segment segment : segments) {
            for (int at = 0; at < segment.places(); at++) {
                encodeRow(segment, at);
                if (gatheredBytes >= BYTES_PER_WRITE) {
                    writeGathered(uid, out);
                }
            }
            rows += segment.rows;
            if (rows >= ROWS_PER_WRITE) {
                writeGathered(uid, out);
                rows = 0;
            }
        }
        writeGathered(uid, out);
    }

    private void writeGathered(String uid, SnapshotWriter out) throws IOException {
        for (int group = 0; group < byGroup.length; group++) {
            Section section = byGroup[group];
            if (section != null) {
                section.write(uid, out);
                byGroup[group] = null;
            }
        }
        gatheredBytes = 0;
    }

    /** Lets the table go, on the lane. */
    public void release() {
        table.unfreeze(this);
    }

    private void encodeRows(Segment segment) {
        for (int at = 0; at < segment.places(); at++) {
            encodeRow(segment, at);
        }
    }

    private void encodeRow(Segment segment, int at) {
        if (!table.taken(segment, at)) {
            return;
        }
        int group = KeyGroups.of(table.hashAt(segment, at), keyGroups);
        Section section = byGroup[group];
        if (section == null) {
            section = new Section(group);
            byGroup[group] = section;
        }
        int before = section.out.size();
        section.rows++;
        section.out.writeRaw(prefix, 0, prefix.length);
        table.encodeRow(segment, at, section.out);
        gatheredBytes += section.out.size() - before;
    }

    private static final class Section {
        private final int group;
        private final BinaryOutput out = new BinaryOutput();
        private int rows;

        Section(int group) {
            this.group = group;
            out.writeInt(0);
        }

        void write(String uid, SnapshotWriter snapshot) throws IOException {
            out.setInt(0, rows);
            snapshot.section(new SectionId(SectionKind.ROWS, uid, group), out.array(), 0, out.size());
        }
    }
}
