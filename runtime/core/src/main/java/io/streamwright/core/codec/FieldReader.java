package io.streamwright.core.codec;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Pulls one record out of a text format, field by field. Generated codecs call it; formats implement it. Owned by one
 * thread.
 *
 * <p>A value is read by exactly one call of a {@code read} method, or, if it is a record, list or map, by the calls of that
 * kind down to its end:
 *
 * <pre>{@code
 * in.beginRecord(NAMES);
 * for (int field; (field = in.nextField()) >= 0; ) { switch (field) { case 0 -> page = in.readString(); ... } }
 * in.beginList(); while (in.nextElement()) { ... }
 * in.beginMap(); for (String name; (name = in.nextName()) != null; ) { ... }
 * }</pre>
 *
 * All methods throw {@link DecodeException} where the input is not of that kind.
 */
public abstract class FieldReader {

    /** Enters a record. Nested records are entered before the outer one is left. */
    public abstract void beginRecord(FieldNames names);

    /**
     * The index of the next field of the record in its {@link FieldNames}, whose value must be read next, or -1 at the end
     * of the record, which is left. Fields that the names do not have are passed over. Fields come in any order, at most
     * once each; a field that stands twice is an error.
     */
    public abstract int nextField();

    /** Enters a list. */
    public abstract void beginList();

    /** Whether another element follows, which must be read next; if none does the list is left. */
    public abstract boolean nextElement();

    /** Enters a map from names to values. */
    public abstract void beginMap();

    /** The name of the next entry, whose value must be read next, or null at the end of the map, which is left. */
    public abstract @Nullable String nextName();

    /** Reads the next value if it is null (or absent, as an empty field in CSV); else does nothing and gives false. */
    public abstract boolean readNull();

    /** Reads a truth value. */
    public abstract boolean readBoolean();

    /** Reads a whole number within the range of {@code long}. */
    public abstract long readLong();

    /** Reads a number. */
    public abstract double readDouble();

    /** Reads a number exactly. */
    public abstract BigDecimal readDecimal();

    /** Reads a text. Numbers and truth values are given as they are written. */
    public abstract String readString();

    /**
     * Reads a value that has a text of its own, such as a date or a constant.
     *
     * @param type the schema of its type: {@code LocalDate}, {@code Colour[RED,GREEN]}
     */
    public String readText(String type) {
        return readString();
    }

    /**
     * Whether the next value is a number, or a text that is one in formats that do not tell them apart; for types that can
     * be written either way.
     */
    public abstract boolean nextIsNumber();

    /** Reads a whole number within the range of {@code int}. */
    public int readInt() {
        return (int) readLong(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Reads a whole number within the range of {@code short}. */
    public short readShort() {
        return (short) readLong(Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** Reads a whole number within the range of {@code byte}. */
    public byte readByte() {
        return (byte) readLong(Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    /** Reads a number as {@code float}. */
    public float readFloat() {
        return (float) readDouble();
    }

    /** Reads a text of one UTF-16 unit. */
    public char readChar() {
        String text = readString();
        if (text.length() != 1) {
            throw new DecodeException("expected a single character, found \"" + abbreviate(text) + "\"");
        }
        return text.charAt(0);
    }

    /** Reads bytes, written as Base64. */
    public byte[] readBytes() {
        String text = readString();
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new DecodeException("expected bytes in Base64, found \"" + abbreviate(text) + "\"");
        }
    }

    /** Reads a time: ISO-8601 with an offset ({@code 2024-05-01T10:00:00Z}), or a number of milliseconds since 1970, UTC. */
    public Instant readInstant() {
        if (nextIsNumber()) {
            return Instant.ofEpochMilli(readLong());
        }
        String text = readString();
        try {
            return InstantText.parse(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw new DecodeException(
                    "expected a time such as 2024-05-01T10:00:00Z or milliseconds since 1970, found \""
                            + abbreviate(text) + "\"");
        }
    }

    /** Reads a value that may be null. */
    public final <T> @Nullable T readNullable(Codec<T> codec) {
        return readNull() ? null : codec.readFields(this);
    }

    /** Fails for a field of a primitive type that the record does not have. */
    public static DecodeException missing(FieldNames names, int field) {
        return new DecodeException(
                "the field \"" + names.name(field) + "\" of " + names.type() + " is missing or null");
    }

    private long readLong(long least, long most) {
        long value = readLong();
        if (value < least || value > most) {
            throw new DecodeException("the number " + value + " is not within " + least + " to " + most);
        }
        return value;
    }

    /** At most 60 characters of {@code text}, for messages. */
    protected static String abbreviate(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
