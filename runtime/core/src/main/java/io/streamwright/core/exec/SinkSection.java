package io.streamwright.core.exec;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.CorruptDataException;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.snapshot.SectionId;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.snapshot.SnapshotReader;
import io.streamwright.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a snapshot holds of a sink: all that it has pending, oldest first. Any thread may use it. */
final class SinkSection {
    private static final byte VERSION = 1;

    private SinkSection() {}

    static void write(String uid, Collection<PendingCommit> pending, SnapshotWriter writer) throws IOException {
        BinaryOutput out = new BinaryOutput();
        out.writeByte(VERSION);
        out.writeInt(pending.size());
        pending.forEach(each -> out.writeBytes(each.token()));
        writer.section(new SectionId(SectionKind.SINK, uid, -1), out.array(), 0, out.size());
    }

    static List<PendingCommit> read(SnapshotReader snapshot, String uid) throws IOException {
        List<PendingCommit> pending = new ArrayList<>();
        try {
            snapshot.read(SectionKind.SINK, uid, -1, -1, in -> decode(in, pending));
        } catch (CorruptDataException e) {
            throw LaneRestore.damaged(snapshot, "what is pending for the sink \"" + uid + "\"", e);
        }
        return pending;
    }

    private static void decode(BinaryInput in, List<PendingCommit> into) {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new CorruptDataException("pending output of a sink in the unknown version " + version);
        }
        for (int left = in.readCount(4); left > 0; left--) {
            into.add(new PendingCommit(in.readBytes()));
        }
        in.expectEnd();
    }
}
