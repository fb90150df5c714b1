package io.streamwright.csv;

import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.FieldNames;
import io.streamwright.core.codec.FieldWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the fields of a flat record. Quotes stand where they are needed to read the field back. Owned by one thread.
 */
final class CsvWriter extends FieldWriter {
    private final int size;
    private final byte separator;
    private final byte quote;
    private final byte[] nullText;
    private BinaryOutput out = new BinaryOutput(0);
    private boolean within;
    private int next;

    CsvWriter(int size, CsvSettings settings) {
        this.size = size;
        this.separator = settings.separator();
        this.quote = settings.quote();
        this.nullText = settings.nullText().getBytes(StandardCharsets.UTF_8);
    }

    void start(BinaryOutput target) {
        out = target;
        within = false;
    }

    void heading(FieldNames names, BinaryOutput target) {
        start(target);
        beginRecord(names);
        for (int i = 0; i < names.size(); i++) {
            field(i);
            writeString(names.name(i));
        }
        endRecord();
        out.writeByte((byte) '\n');
    }

    @Override
    public void beginRecord(FieldNames names) {
        if (within) {
            throw nested();
        }
        within = true;
        next = 0;
    }

    @Override
    public void field(int index) {
        if (index != next) {
            throw new IllegalStateException("field " + index + " is written where field " + next + " is due");
        }
        if (next++ > 0) {
            out.writeByte(separator);
        }
    }

    @Override
    public void endRecord() {
        if (next != size) {
            throw new IllegalStateException(next + " fields of " + size + " are written");
        }
    }

    @Override
    public void beginList() {
        throw nested();
    }

    @Override
    public void endList() {
        throw nested();
    }

    @Override
    public void beginMap() {
        throw nested();
    }

    @Override
    public void name(String name) {
        throw nested();
    }

    @Override
    public void endMap() {
        throw nested();
    }

    private static IllegalStateException nested() {
        return new IllegalStateException("the format csv has no records, lists or maps within a record");
    }

    @Override
    public void writeNull() {
        if (nullText.length == 0 && size == 1) {
            writeString("");
        } else {
            out.writeRaw(nullText, 0, nullText.length);
        }
    }

    @Override
    public void writeBoolean(boolean value) {
        writeString(Boolean.toString(value));
    }

    @Override
    public void writeLong(long value) {
        writeString(Long.toString(value));
    }

    @Override
    public void writeDouble(double value) {
        writeString(Double.toString(value));
    }

    @Override
    public void writeFloat(float value) {
        writeString(Float.toString(value));
    }

    @Override
    public void writeDecimal(BigDecimal value) {
        writeString(value.toString());
    }

    @Override
    public void writeString(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (!needsQuotes(value, utf8)) {
            out.writeRaw(utf8, 0, utf8.length);
            return;
        }
        out.writeByte(quote);
        int from = 0;
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == quote) {
                // the quote goes out with what stands before it, and then once more
                out.writeRaw(utf8, from, i + 1 - from);
                from = i;
            }
        }
        out.writeRaw(utf8, from, utf8.length - from);
        out.writeByte(quote);
    }

    private boolean needsQuotes(String value, byte[] utf8) {
        for (byte each : utf8) {
            if (each == separator || each == quote || each == '\n' || each == '\r') {
                return true;
            }
        }
        if (utf8.length == 0) {
            // a record of one empty field would be a blank line, which is passed over when read
            return size == 1;
        }
        return Arrays.equals(utf8, nullText) || value.charAt(0) == '\uFEFF';
    }
}
