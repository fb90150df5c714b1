package io.streamwright.core.exec;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.FieldReader;
import io.streamwright.core.codec.FieldWriter;

/** A codec for connectors in memory, which need none. */
final class TestCodec<T> extends Codec<T> {
    private final String schema;

    TestCodec(String schema) {
        this.schema = schema;
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public void write(T value, BinaryOutput out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public T read(BinaryInput in) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void writeFields(T value, FieldWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public T readFields(FieldReader in) {
        throw new UnsupportedOperationException();
    }
}
