package io.streamwright.core.codec;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Writes one record in a text format, field by field: the counterpart of {@link FieldReader}. Generated codecs call it;
 * formats implement it. Owned by one thread.
 */
public abstract class FieldWriter {

    /** Opens a record; {@link #field} and one value follow for each of its fields, then {@link #endRecord}. */
    public abstract void beginRecord(FieldNames names);

    /** Names the field of the innermost record whose value is written next. */
    public abstract void field(int index);

    /** Closes the innermost record. */
    public abstract void endRecord();

    /** Opens a list; its elements follow, then {@link #endList}. */
    public abstract void beginList();

    /** Closes the innermost list. */
    public abstract void endList();

    /** Opens a map; {@link #name} and one value follow for each entry, then {@link #endMap}. */
    public abstract void beginMap();

    /** Names the entry of the innermost map whose value is written next. */
    public abstract void name(String name);

    /** Closes the innermost map. */
    public abstract void endMap();

    /** Writes that there is no value. */
    public abstract void writeNull();

    /** Writes a truth value. */
    public abstract void writeBoolean(boolean value);

    /** Writes a whole number. */
    public abstract void writeLong(long value);

    /** Writes a number; NaN and infinities as texts where the format has no numbers for them. */
    public abstract void writeDouble(double value);

    /** Writes a number with the shortest text that gives the same {@code float}. */
    public abstract void writeFloat(float value);

    /** Writes a number exactly. */
    public abstract void writeDecimal(BigDecimal value);

    /** Writes a text. */
    public abstract void writeString(String value);

    /** Writes bytes as Base64. */
    public void writeBytes(byte[] value) {
        writeString(Base64.getEncoder().encodeToString(value));
    }

    /** Writes a time as ISO-8601 in UTC. */
    public void writeInstant(Instant value) {
        writeString(value.toString());
    }

    /** Writes a value that may be null. */
    public final <T> void writeNullable(@Nullable T value, Codec<T> codec) {
        if (value == null) {
            writeNull();
        } else {
            codec.writeFields(value, this);
        }
    }
}
