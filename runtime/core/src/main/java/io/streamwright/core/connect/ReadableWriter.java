package io.streamwright.core.connect;

import io.streamwright.core.codec.FieldNames;
import io.streamwright.core.codec.FieldWriter;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Writes values for people, as Java prints records: {@code PageCount[page=/, views=3]}. Control characters are escaped, so
 * that a value never takes more than its line. Owned by one thread.
 */
final class ReadableWriter extends FieldWriter {
    private static final int SPACE = 0x20;
    private static final int DELETE = 0x7F;

    private final StringBuilder text = new StringBuilder();
    private FieldNames[] records = new FieldNames[8];
    private boolean[] begun = new boolean[8];
    private int depth;
    private int recordDepth;
    private boolean named;

    /** What was written since the last call. */
    String take() {
        String taken = text.toString();
        text.setLength(0);
        depth = 0;
        recordDepth = 0;
        named = false;
        return taken;
    }

    /** Puts the comma before any but the first value of a list. */
    private void value() {
        if (named) {
            named = false;
        } else if (depth > 0) {
            separate();
        }
    }

    private void separate() {
        if (begun[depth - 1]) {
            text.append(", ");
        }
        begun[depth - 1] = true;
    }

    private void open(char bracket) {
        text.append(bracket);
        if (depth == begun.length) {
            begun = Arrays.copyOf(begun, 2 * depth);
        }
        begun[depth++] = false;
    }

    private void close(char bracket) {
        text.append(bracket);
        depth--;
    }

    @Override
    public void beginRecord(FieldNames names) {
        value();
        text.append(names.type());
        open('[');
        if (recordDepth == records.length) {
            records = Arrays.copyOf(records, 2 * recordDepth);
        }
        records[recordDepth++] = names;
    }

    @Override
    public void field(int index) {
        separate();
        text.append(records[recordDepth - 1].name(index)).append('=');
        named = true;
    }

    @Override
    public void endRecord() {
        close(']');
        recordDepth--;
    }

    @Override
    public void beginList() {
        value();
        open('[');
    }

    @Override
    public void endList() {
        close(']');
    }

    @Override
    public void beginMap() {
        value();
        open('{');
    }

    @Override
    public void name(String name) {
        separate();
        escape(name);
        text.append('=');
        named = true;
    }

    @Override
    public void endMap() {
        close('}');
    }

    @Override
    public void writeNull() {
        value();
        text.append("null");
    }

    @Override
    public void writeBoolean(boolean value) {
        value();
        text.append(value);
    }

    @Override
    public void writeLong(long value) {
        value();
        text.append(value);
    }

    @Override
    public void writeDouble(double value) {
        value();
        text.append(value);
    }

    @Override
    public void writeFloat(float value) {
        value();
        text.append(value);
    }

    @Override
    public void writeDecimal(BigDecimal value) {
        value();
        text.append(value);
    }

    @Override
    public void writeString(String value) {
        value();
        escape(value);
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            switch (each) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (each < SPACE || each == DELETE) {
                        text.append(String.format("\\u%04x", (int) each));
                    } else {
                        text.append(each);
                    }
                }
            }
        }
    }
}
