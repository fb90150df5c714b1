package io.streamwright.kafka;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.CorruptDataException;
import java.io.IOException;

/**
 * Where a partition has been read to.
 *
 * @param offset of the next record, or {@link #BEGINNING}
 * @param leaderEpoch of the record before it, by which a log that has lost records is noticed; -1 if not known
 * @param end the offset at which reading ends, or {@link #NO_END}
 */
record KafkaPosition(long offset, int leaderEpoch, long end) {
    /** The oldest record that there is, whatever its offset. */
    static final long BEGINNING = -2;

    /** Reading does not end. */
    static final long NO_END = -1;

    private static final byte VERSION = 1;

    byte[] encode() {
        BinaryOutput out = new BinaryOutput(32);
        out.writeByte(VERSION);
        out.writeLong(offset);
        out.writeInt(leaderEpoch);
        out.writeLong(end);
        return out.toByteArray();
    }

    static KafkaPosition decode(byte[] bytes, SplitId split) throws IOException {
        try {
            BinaryInput in = new BinaryInput(bytes);
            byte version = in.readByte();
            if (version != VERSION) {
                throw new CorruptDataException("version " + version + " is not known");
            }
            return new KafkaPosition(in.readLong(), in.readInt(), in.readLong());
        } catch (CorruptDataException e) {
            throw new IOException("the position of " + split + " in the snapshot cannot be read: " + e.getMessage(), e);
        }
    }
}
