package io.streamwright.flink;

import io.streamwright.core.operator.FrozenState;
import io.streamwright.core.operator.Operator;
import io.streamwright.core.snapshot.SectionId;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.runtime.state.KeyGroupStatePartitionStreamProvider;
import org.apache.flink.runtime.state.KeyedStateCheckpointOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The sections of one operator's snapshot on their way to and from Flink's raw keyed state. Owned by the task thread.
 *
 * <p>A key group there can be begun once, while an operator gives the sections of a group as its segments come; so they are
 * gathered first. A group is the operator's own section, a number of sections of rows, and these, each behind its length.
 *
 * <p>The operator's own section is written with <em>every</em> key group of the subtask: whoever gets a group gets it too,
 * whatever the parallelism. The alternative, operator state that each subtask reads whole, is refused by Flink in a checkpoint
 * by which some subtasks have ended and others have not.
 */
final class KeyGroupSections implements SnapshotWriter {
    private byte @Nullable [] own;
    private final Map<Integer, List<byte[]>> rows = new TreeMap<>();

    /** Those of an operator as it is now, all in one call: Flink's task thread is both lane and snapshot thread. */
    static KeyGroupSections freeze(Operator operator, int keyGroups) throws IOException {
        KeyGroupSections sections = new KeyGroupSections();
        FrozenState frozen = operator.freeze(keyGroups);
        try {
            boolean more = true;
            while (more) {
                more = frozen.encodeNext();
            }
            frozen.write(0, sections);
        } finally {
            frozen.release();
        }
        return sections;
    }

    @Override
    public void section(SectionId id, byte[] bytes, int offset, int lengthBytes) {
        byte[] copy = Arrays.copyOfRange(bytes, offset, offset + lengthBytes);
        if (id.kind() == SectionKind.ROWS) {
            rows.computeIfAbsent(id.part(), group -> new ArrayList<>()).add(copy);
        } else {
            own = copy;
        }
    }

    /** Whether there is nothing at all. */
    boolean isEmpty() {
        return own == null;
    }

    /** The operator's own section. */
    byte[] own() {
        if (own == null) {
            throw new IllegalStateException("there is no section of the operator itself");
        }
        return own;
    }

    /** The key groups that have rows. */
    Set<Integer> keyGroups() {
        return rows.keySet();
    }

    /** All sections of rows, by key group. */
    List<byte[]> rows() {
        return rows.values().stream().flatMap(List::stream).toList();
    }

    /** Writes all key groups of the subtask, also those without rows. Flink refuses rows of any other group. */
    void writeTo(KeyedStateCheckpointOutputStream raw) throws IOException {
        DataOutputStream out = new DataOutputStream(raw);
        Set<Integer> groups = new LinkedHashSet<>();
        raw.getKeyGroupList().forEach(groups::add);
        if (!groups.containsAll(rows.keySet())) {
            throw new IllegalStateException(
                    "rows of the key groups " + rows.keySet() + " in a subtask of the groups " + groups);
        }
        for (int group : groups) {
            raw.startNewKeyGroup(group);
            List<byte[]> sections = rows.getOrDefault(group, List.of());
            write(own(), out);
            out.writeInt(sections.size());
            for (byte[] section : sections) {
                write(section, out);
            }
        }
        out.flush();
    }

    /** Adds a key group. */
    void readFrom(KeyGroupStatePartitionStreamProvider group) throws IOException {
        DataInputStream in = new DataInputStream(group.getStream());
        byte[] ofGroup = read(in);
        if (own != null && !Arrays.equals(own, ofGroup)) {
            // aligned barriers without idleness find all subtasks at one watermark
            throw new IllegalStateException("the subtasks of the checkpoint stood at different watermarks");
        }
        own = ofGroup;
        for (int sections = in.readInt(); sections > 0; sections--) {
            rows.computeIfAbsent(group.getKeyGroupId(), id -> new ArrayList<>()).add(read(in));
        }
    }

    private static void write(byte[] section, DataOutputStream out) throws IOException {
        out.writeInt(section.length);
        out.write(section);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        byte[] section = new byte[in.readInt()];
        in.readFully(section);
        return section;
    }

    @Override
    public long complete(SnapshotManifest manifest) {
        throw new UnsupportedOperationException("Flink completes checkpoints");
    }

    @Override
    public void close() {}
}
