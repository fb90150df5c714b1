package io.streamwright.csv;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.FieldNames;
import io.streamwright.core.codec.FieldReader;
import io.streamwright.core.codec.FieldWriter;
import org.jspecify.annotations.Nullable;

/** A record of one component of any type. */
record One<T>(@Nullable T part) {

    static <T> Codec<One<T>> codec(Codec<T> part) {
        FieldNames names = FieldNames.of("One", "part");
        return new Codec<>() {
            @Override
            public String schema() {
                return "One{part:" + part.schema() + "}";
            }

            @Override
            public void write(One<T> value, BinaryOutput out) {
                throw new UnsupportedOperationException();
            }

            @Override
            public One<T> read(BinaryInput in) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void writeFields(One<T> value, FieldWriter out) {
                out.beginRecord(names);
                out.field(0);
                out.writeNullable(value.part(), part);
                out.endRecord();
            }

            @Override
            public One<T> readFields(FieldReader in) {
                T value = null;
                in.beginRecord(names);
                while (in.nextField() >= 0) {
                    value = in.readNullable(part);
                }
                return new One<>(value);
            }
        };
    }
}
