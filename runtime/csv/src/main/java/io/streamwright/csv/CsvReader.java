package io.streamwright.csv;

import io.streamwright.core.codec.DecodeException;
import io.streamwright.core.codec.FieldNames;
import io.streamwright.core.codec.FieldReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a {@link CsvRecord} as those of a flat record. Owned by one thread. */
final class CsvReader extends FieldReader {
    /** Hostile numbers take quadratic time to read. */
    private static final int MAX_NUMBER_LENGTH = 1_000;

    /** Numbers of so many digits cannot leave the range of {@code long}. */
    private static final int SAFE_DIGITS = 18;

    private final CsvRecord record;
    private final boolean[] texts;
    private final byte[] nullText;
    /** For each column the field of the type, or -1. */
    private int[] fields = new int[0];

    private int column;
    private int field;

    CsvReader(CsvRecord record, Columns columns, String nullText) {
        this.record = record;
        this.texts = columns.texts();
        this.nullText = nullText.getBytes(StandardCharsets.UTF_8);
    }

    void setFields(int[] fieldsOfColumns) {
        fields = fieldsOfColumns;
    }

    /** The column that was read last, from 0. */
    int column() {
        return column;
    }

    @Override
    public void beginRecord(FieldNames names) {
        if (column >= 0) {
            throw nested();
        }
    }

    /** Goes before the first column of the next record. */
    void start() {
        column = -1;
    }

    @Override
    public int nextField() {
        while (++column < fields.length) {
            field = fields[column];
            if (field >= 0) {
                return field;
            }
        }
        column = -1;
        return -1;
    }

    @Override
    public void beginList() {
        throw nested();
    }

    @Override
    public boolean nextElement() {
        throw nested();
    }

    @Override
    public void beginMap() {
        throw nested();
    }

    @Override
    public @Nullable String nextName() {
        throw nested();
    }

    private static DecodeException nested() {
        return new DecodeException("the format csv has no records, lists or maps within a record");
    }

    @Override
    public boolean readNull() {
        if (record.start(column) == record.end(column)) {
            return !texts[field];
        }
        return nullText.length > 0 && !record.isQuoted(column) && record.equalsBytes(column, nullText);
    }

    @Override
    public boolean readBoolean() {
        return switch (number().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw expected("true or false");
        };
    }

    @Override
    public long readLong() {
        byte[] bytes = record.bytes();
        int from = record.start(column);
        int to = record.end(column);
        boolean negative = from < to && bytes[from] == '-';
        int at = negative ? from + 1 : from;
        if (at < to && to - at <= SAFE_DIGITS) {
            long value = 0;
            while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
                value = value * 10 + (bytes[at++] - '0');
            }
            if (at == to) {
                return negative ? -value : value;
            }
        }
        try {
            return new BigDecimal(number()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw expected("a whole number");
        }
    }

    @Override
    public double readDouble() {
        String text = number();
        if (!isNumber(text)) {
            throw expected("a number");
        }
        return Double.parseDouble(text);
    }

    /** Not by way of {@code double}, which would round twice. */
    @Override
    public float readFloat() {
        String text = number();
        if (!isNumber(text)) {
            throw expected("a number");
        }
        return Float.parseFloat(text);
    }

    @Override
    public BigDecimal readDecimal() {
        try {
            return new BigDecimal(number());
        } catch (NumberFormatException e) {
            throw expected("a number");
        }
    }

    @Override
    public String readString() {
        return record.text(column);
    }

    @Override
    public boolean nextIsNumber() {
        byte[] bytes = record.bytes();
        int at = record.start(column);
        int to = record.end(column);
        if (at < to && bytes[at] == '-') {
            at++;
        }
        if (at == to) {
            return false;
        }
        for (; at < to; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        return true;
    }

    /** The field without the spaces around it, which people put there. */
    private String number() {
        if (record.end(column) - record.start(column) > MAX_NUMBER_LENGTH) {
            throw new DecodeException("expected a number or truth value, found a field of "
                    + (record.end(column) - record.start(column)) + " bytes");
        }
        return record.text(column).strip();
    }

    /** Whether it is a decimal number; the JDK's parsers also take {@code 1d} and {@code 0x1p3}. */
    private static boolean isNumber(String text) {
        if (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")) {
            return true;
        }
        int at = 0;
        int length = text.length();
        if (at < length && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int digitsFrom = at;
        at = digits(text, at);
        int digits = at - digitsFrom;
        if (at < length && text.charAt(at) == '.') {
            int fractionFrom = ++at;
            at = digits(text, at);
            digits += at - fractionFrom;
        }
        if (digits > 0 && at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < length && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                at++;
            }
            int exponentFrom = at;
            at = digits(text, at);
            digits = at - exponentFrom;
        }
        return digits > 0 && at == length;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private DecodeException expected(String what) {
        return new DecodeException("expected " + what + ", found \"" + abbreviate(record.text(column)) + "\"");
    }
}
