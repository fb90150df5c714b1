package io.streamwright.core.connect;

import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.RecordEncoder;
import java.nio.charset.StandardCharsets;

/** Encodes for people, see {@link ReadableWriter}. Owned by one thread. */
final class ReadableEncoder<T> implements RecordEncoder<T> {
    private final Codec<T> codec;
    private final ReadableWriter writer = new ReadableWriter();

    ReadableEncoder(Codec<T> codec) {
        this.codec = codec;
    }

    @Override
    public void encode(T value, BinaryOutput out, boolean lineEnd) {
        codec.writeFields(value, writer);
        byte[] utf8 = writer.take().getBytes(StandardCharsets.UTF_8);
        out.writeRaw(utf8, 0, utf8.length);
        if (lineEnd) {
            out.writeByte((byte) '\n');
        }
    }
}
