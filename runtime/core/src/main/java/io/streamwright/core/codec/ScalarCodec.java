package io.streamwright.core.codec;

import java.time.DateTimeException;

/**
 * A codec of immutable values that have a text of their own, which also serves as the name of map entries. The exceptions
 * by which the JDK refuses values become those that {@link Codec} promises here, in one place.
 */
abstract class ScalarCodec<T> extends Codec<T> {
    private final String schema;
    private final String expected;

    /**
     * @param schema the name of the type
     * @param expected what a text must be, for messages: {@code a date such as 2024-05-01}
     */
    ScalarCodec(String schema, String expected) {
        this.schema = schema;
        this.expected = expected;
    }

    /** Reads the binary form; may throw what the JDK's factories throw. */
    abstract T readBinary(BinaryInput in);

    /** Reads the text form; may throw what the JDK's parsers throw. */
    abstract T parse(String text);

    /** The text form. */
    String format(T value) {
        return value.toString();
    }

    @Override
    public final String schema() {
        return schema;
    }

    @Override
    public final T read(BinaryInput in) {
        try {
            return readBinary(in);
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new CorruptDataException("the bytes of a value of type " + schema + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void writeFields(T value, FieldWriter out) {
        out.writeString(format(value));
    }

    @Override
    public T readFields(FieldReader in) {
        return fromName(in.readText(schema));
    }

    @Override
    public final boolean hasNames() {
        return true;
    }

    @Override
    public final String toName(T value) {
        return format(value);
    }

    @Override
    public final T fromName(String name) {
        try {
            return parse(name);
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new DecodeException("expected " + expected + ", found \"" + FieldReader.abbreviate(name) + "\"");
        }
    }
}
