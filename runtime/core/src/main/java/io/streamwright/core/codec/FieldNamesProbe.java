package io.streamwright.core.codec;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Asks a codec for the names of its fields, which it says first when it reads. Any thread may use it. */
public final class FieldNamesProbe extends FieldReader {
    /** Thrown to leave the codec. */
    private static final class Found extends RuntimeException {
        private final transient @Nullable FieldNames names;

        Found(@Nullable FieldNames names) {
            super(null, null, false, false);
            this.names = names;
        }
    }

    private FieldNamesProbe() {}

    /** The names, or null if the type is no record. */
    public static @Nullable FieldNames of(Codec<?> codec) {
        try {
            Object unexpected = codec.readFields(new FieldNamesProbe());
            throw new IllegalStateException("the codec of " + codec.schema() + " made " + unexpected + " of nothing");
        } catch (Found e) {
            return e.names;
        }
    }

    @Override
    public void beginRecord(FieldNames names) {
        throw new Found(names);
    }

    @Override
    public int nextField() {
        throw new Found(null);
    }

    @Override
    public void beginList() {
        throw new Found(null);
    }

    @Override
    public boolean nextElement() {
        throw new Found(null);
    }

    @Override
    public void beginMap() {
        throw new Found(null);
    }

    @Override
    public @Nullable String nextName() {
        throw new Found(null);
    }

    @Override
    public boolean readNull() {
        throw new Found(null);
    }

    @Override
    public boolean readBoolean() {
        throw new Found(null);
    }

    @Override
    public long readLong() {
        throw new Found(null);
    }

    @Override
    public double readDouble() {
        throw new Found(null);
    }

    @Override
    public BigDecimal readDecimal() {
        throw new Found(null);
    }

    @Override
    public String readString() {
        throw new Found(null);
    }

    @Override
    public boolean nextIsNumber() {
        throw new Found(null);
    }
}
