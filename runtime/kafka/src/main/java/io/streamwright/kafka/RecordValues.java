package io.streamwright.kafka;

import io.streamwright.core.codec.DecodeException;
import io.streamwright.core.codec.RecordDecoder;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of records: the value by the format, and components that the value does not have from the key, headers and timestamp.
 * Owned by one lane.
 */
final class RecordValues<T> {
    private static final byte[] NONE = {};

    private final RecordDecoder<T> decoder;
    private final @Nullable RecordFill fill;

    /**
     * By a decoder.
     *
     * @param fill what the decoder's codec asks for components; null if there are none such
     */
    RecordValues(RecordDecoder<T> decoder, @Nullable RecordFill fill) {
        this.decoder = decoder;
        this.fill = fill;
    }

    /**
     * The event of a record.
     *
     * @throws DecodeException if it has none
     */
    T decode(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        ByteBuffer value = record.value();
        if (value == null) {
            throw new DecodeException("the value is null, as in a tombstone, which deletes a key");
        }
        if (fill != null) {
            fill.record(record);
        }
        T event;
        if (value.hasArray()) {
            int from = value.arrayOffset() + value.position();
            event = decoder.decode(value.array(), from, from + value.remaining());
        } else {
            byte[] bytes = bytes(value);
            event = decoder.decode(bytes, 0, bytes.length);
        }
        if (event == null) {
            throw new DecodeException("the value is blank");
        }
        return event;
    }

    /** A copy of what a buffer holds; empty for none. */
    static byte[] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return NONE;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
