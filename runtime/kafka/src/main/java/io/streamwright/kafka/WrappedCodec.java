package io.streamwright.kafka;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.FieldReader;
import io.streamwright.core.codec.FieldWriter;
import org.jspecify.annotations.Nullable;

/** A codec whose text form is read and written by way of another reader or writer. Owned by one thread, as those are. */
abstract class WrappedCodec<T> extends Codec<T> {
    private final Codec<T> codec;

    WrappedCodec(Codec<T> codec) {
        this.codec = codec;
    }

    /** Reads with components of the record filled in. */
    static <T> Codec<T> filling(Codec<T> codec, RecordFill fill) {
        return new WrappedCodec<>(codec) {
            private @Nullable FillingReader reader;

            @Override
            public T readFields(FieldReader in) {
                FillingReader filling = reader;
                if (filling == null || filling.value() != in) {
                    filling = new FillingReader(in, fill);
                    reader = filling;
                }
                filling.start();
                return codec.readFields(filling);
            }
        };
    }

    /** Writes and notes some components on the way. */
    static <T> Codec<T> noting(Codec<T> codec, NotedComponents noted) {
        return new WrappedCodec<>(codec) {
            private @Nullable NotingWriter writer;

            @Override
            public void writeFields(T value, FieldWriter out) {
                NotingWriter noting = writer;
                if (noting == null || noting.out() != out) {
                    noting = new NotingWriter(out, noted);
                    writer = noting;
                }
                noting.start();
                codec.writeFields(value, noting);
            }
        };
    }

    @Override
    public String schema() {
        return codec.schema();
    }

    @Override
    public void write(T value, BinaryOutput out) {
        codec.write(value, out);
    }

    @Override
    public T read(BinaryInput in) {
        return codec.read(in);
    }

    @Override
    public void writeFields(T value, FieldWriter out) {
        codec.writeFields(value, out);
    }

    @Override
    public T readFields(FieldReader in) {
        return codec.readFields(in);
    }
}
