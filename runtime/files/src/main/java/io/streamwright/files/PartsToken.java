package io.streamwright.files;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.CorruptDataException;
import io.streamwright.core.sink.PendingCommit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that one lane has written for one snapshot.
 *
 * @param parts in the order of writing
 */
record PartsToken(long snapshotId, int lane, List<Part> parts) {
    private static final byte VERSION = 1;

    /**
     * One file.
     *
     * @param unpublished its hidden name
     * @param name its name once it is published
     */
    record Part(String unpublished, String name) {}

    PendingCommit encode() {
        BinaryOutput out = new BinaryOutput();
        out.writeByte(VERSION);
        out.writeLong(snapshotId);
        out.writeInt(lane);
        out.writeInt(parts.size());
        for (Part part : parts) {
            out.writeString(part.unpublished());
            out.writeString(part.name());
        }
        return new PendingCommit(out.toByteArray());
    }

    static PartsToken decode(PendingCommit pending, OutputDirectory directory) throws IOException {
        try {
            BinaryInput in = new BinaryInput(pending.token());
            byte version = in.readByte();
            if (version != VERSION) {
                throw new CorruptDataException("version " + version + " is not known");
            }
            long snapshotId = in.readLong();
            int lane = in.readInt();
            int count = in.readCount(8);
            List<Part> parts = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                parts.add(new Part(plain(in.readString()), plain(in.readString())));
            }
            in.expectEnd();
            return new PartsToken(snapshotId, lane, parts);
        } catch (CorruptDataException e) {
            throw new IOException(
                    "What the snapshot holds of the output in " + directory.path() + " is damaged: " + e.getMessage(),
                    e);
        }
    }

    /** Refuses names that lead out of the directory. */
    static String plain(String name) {
        if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0 || name.equals("..")) {
            throw new CorruptDataException("\"" + name + "\" is not the name of a file");
        }
        return name;
    }
}
