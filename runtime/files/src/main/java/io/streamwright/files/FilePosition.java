package io.streamwright.files;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.CorruptDataException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where a reader stands in a file, as it is kept in snapshots.
 *
 * @param offset how many bytes, unpacked, have been delivered or passed over
 * @param line the number of the line that starts there, from 1
 * @param skipping whether the offset is within a record that is too long, whose rest is passed over
 * @param ended whether the file has been read to its end; then it need not exist any more
 * @param headLengthBytes of how many bytes from the start of the file {@code headChecksum} was made
 * @param headChecksum CRC-32, which shows a file that was replaced by another
 */
record FilePosition(long offset, long line, boolean skipping, boolean ended, int headLengthBytes, int headChecksum) {
    /** Before the first byte. */
    static final FilePosition START = new FilePosition(0, 1, false, false, 0, 0);

    /** How much of the start of a file is remembered. */
    static final int HEAD_BYTES = 256;

    private static final byte VERSION = 1;

    byte[] encode() {
        BinaryOutput out = new BinaryOutput(32);
        out.writeByte(VERSION);
        out.writeLong(offset);
        out.writeLong(line);
        out.writeBoolean(skipping);
        out.writeBoolean(ended);
        out.writeInt(headLengthBytes);
        out.writeInt(headChecksum);
        return out.toByteArray();
    }

    static FilePosition decode(byte[] bytes, Path file) throws IOException {
        try {
            BinaryInput in = new BinaryInput(bytes);
            byte version = in.readByte();
            if (version != VERSION) {
                throw new CorruptDataException("version " + version + " is not known");
            }
            FilePosition position = new FilePosition(
                    in.readLong(), in.readLong(), in.readBoolean(), in.readBoolean(), in.readInt(), in.readInt());
            in.expectEnd();
            if (position.offset < 0
                    || position.line < 1
                    || position.headLengthBytes < 0
                    || position.headLengthBytes > Math.min(position.offset, HEAD_BYTES)) {
                throw new CorruptDataException("it is not within a file");
            }
            return position;
        } catch (CorruptDataException e) {
            throw new IOException(
                    "The position in " + file + " that the snapshot holds is damaged: " + e.getMessage(), e);
        }
    }
}
