package io.streamwright.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.RecordEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Encodes one JSON value per record, through a generator that is kept from record to record. Owned by one thread. */
final class JsonEncoder<T> implements RecordEncoder<T> {
    private final Codec<T> codec;
    private final Target target = new Target();
    private @Nullable JsonWriter writer;

    /** Where the generator flushes to. */
    private static final class Target extends OutputStream {
        private BinaryOutput out = new BinaryOutput(0);

        @Override
        public void write(byte[] bytes, int offset, int length) {
            out.writeRaw(bytes, offset, length);
        }

        @Override
        public void write(int value) {
            out.writeByte((byte) value);
        }
    }

    JsonEncoder(Codec<T> codec) {
        this.codec = codec;
    }

    @Override
    public void encode(T value, BinaryOutput out, boolean lineEnd) {
        target.out = out;
        try {
            JsonWriter fields = writer == null ? newWriter() : writer;
            // forgotten until the record is complete, as after an error the generator stands within it
            writer = null;
            codec.writeFields(value, fields);
            fields.finish();
            writer = fields;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lineEnd) {
            out.writeByte((byte) '\n');
        }
    }

    private JsonWriter newWriter() throws IOException {
        JsonGenerator generator = Json.FACTORY.createGenerator(target);
        return new JsonWriter(generator);
    }
}
