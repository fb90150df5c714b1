package io.streamwright.files;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.CorruptDataException;
import io.streamwright.core.sink.PendingCommit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What one lane has written of a single file, from the start of the job: each token takes the place of those before.
 *
 * @param lanes how many lanes there are
 * @param last whether the lane will write no more
 * @param segments in the order of writing; those of earlier runs are with lane 0
 */
record SingleFileToken(long snapshotId, int lane, int lanes, boolean last, List<Segment> segments) {
    private static final byte VERSION = 1;

    /**
     * The start of a hidden file.
     *
     * @param lengthBytes what of it counts; what follows was written after the snapshot
     */
    record Segment(String name, long lengthBytes) {}

    PendingCommit encode() {
        BinaryOutput out = new BinaryOutput();
        out.writeByte(VERSION);
        out.writeLong(snapshotId);
        out.writeInt(lane);
        out.writeInt(lanes);
        out.writeBoolean(last);
        out.writeInt(segments.size());
        for (Segment segment : segments) {
            out.writeString(segment.name());
            out.writeLong(segment.lengthBytes());
        }
        return new PendingCommit(out.toByteArray());
    }

    static SingleFileToken decode(PendingCommit pending, OutputDirectory directory) throws IOException {
        try {
            BinaryInput in = new BinaryInput(pending.token());
            byte version = in.readByte();
            if (version != VERSION) {
                throw new CorruptDataException("version " + version + " is not known");
            }
            long snapshotId = in.readLong();
            int lane = in.readInt();
            int lanes = in.readInt();
            boolean last = in.readBoolean();
            int count = in.readCount(12);
            List<Segment> segments = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                segments.add(new Segment(PartsToken.plain(in.readString()), in.readLong()));
            }
            in.expectEnd();
            return new SingleFileToken(snapshotId, lane, lanes, last, segments);
        } catch (CorruptDataException e) {
            throw new IOException(
                    "What the snapshot holds of the output in " + directory.path() + " is damaged: " + e.getMessage(),
                    e);
        }
    }
}
