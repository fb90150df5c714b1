package io.streamwright.kafka;

import io.streamwright.core.codec.DecodeException;
import io.streamwright.core.codec.FieldNames;
import io.streamwright.core.codec.FieldReader;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads one value that is a text: a key, a header. Owned by one thread. */
final class TextReader extends FieldReader {
    private String what = "";
    private String text = "";

    /** Sets the value and what it is, for messages. */
    void set(String nextWhat, String nextText) {
        what = nextWhat;
        text = nextText;
    }

    private DecodeException expected(String kind) {
        return new DecodeException(what + ": expected " + kind + ", found \"" + abbreviate(text) + "\"");
    }

    @Override
    public void beginRecord(FieldNames names) {
        throw expected(names.type());
    }

    @Override
    public int nextField() {
        throw expected("a record");
    }

    @Override
    public void beginList() {
        throw expected("a list");
    }

    @Override
    public boolean nextElement() {
        throw expected("a list");
    }

    @Override
    public void beginMap() {
        throw expected("a map");
    }

    @Override
    public @Nullable String nextName() {
        throw expected("a map");
    }

    @Override
    public boolean readNull() {
        return false;
    }

    @Override
    public boolean readBoolean() {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw expected("true or false");
        };
    }

    @Override
    public long readLong() {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw expected("a whole number");
        }
    }

    @Override
    public double readDouble() {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw expected("a number");
        }
    }

    @Override
    public BigDecimal readDecimal() {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw expected("a number");
        }
    }

    @Override
    public String readString() {
        return text;
    }

    @Override
    public boolean nextIsNumber() {
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
