package io.streamwright.csv;

import io.streamwright.core.codec.DecodeException;
import io.streamwright.core.codec.Utf8;
import java.util.Arrays;

/** The fields of one record, as places within its bytes: found in one pass, without a copy. Owned by one thread. */
final class CsvRecord {
    private static final byte PLAIN = 0;
    private static final byte QUOTED = 1;
    private static final byte QUOTED_WITH_QUOTES = 2;

    private final byte separator;
    private final byte quote;
    private byte[] bytes = new byte[0];
    private int recordFrom;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private byte[] kinds = new byte[16];
    private int size;

    CsvRecord(CsvSettings settings) {
        separator = settings.separator();
        quote = settings.quote();
    }

    /** Finds the fields; false if the record is a blank line. */
    boolean parse(byte[] source, int from, int to) {
        int end = to;
        if (end > from && source[end - 1] == '\n') {
            end--;
            if (end > from && source[end - 1] == '\r') {
                end--;
            }
        }
        bytes = source;
        recordFrom = from;
        size = 0;
        if (from == end) {
            return false;
        }
        int at = from;
        while (true) {
            at = at < end && source[at] == quote ? quoted(at, end) : plain(at, end);
            if (at == end) {
                return true;
            }
            at++;
            // a separator at the very end is followed by an empty field, which plain() makes
        }
    }

    private int plain(int from, int end) {
        int at = from;
        while (at < end && bytes[at] != separator) {
            at++;
        }
        add(from, at, PLAIN);
        return at;
    }

    private int quoted(int from, int end) {
        byte kind = QUOTED;
        int at = from + 1;
        while (true) {
            while (at < end && bytes[at] != quote) {
                at++;
            }
            if (at == end) {
                throw new DecodeException("the quotes that open here are not closed", from - recordFrom + 1);
            }
            if (at + 1 == end || bytes[at + 1] != quote) {
                break;
            }
            kind = QUOTED_WITH_QUOTES;
            at += 2;
        }
        add(from + 1, at, kind);
        at++;
        if (at < end && bytes[at] != separator) {
            throw new DecodeException("a separator is missing behind closing quotes", at - recordFrom + 1);
        }
        return at;
    }

    private void add(int from, int to, byte kind) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            kinds = Arrays.copyOf(kinds, 2 * size);
        }
        starts[size] = from;
        ends[size] = to;
        kinds[size++] = kind;
    }

    int size() {
        return size;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    boolean isQuoted(int field) {
        return kinds[field] != PLAIN;
    }

    /** Where the field stands in the record, counted from 1. */
    long column(int field) {
        return starts[field] - recordFrom + 1L;
    }

    String text(int field) {
        int from = starts[field];
        int to = ends[field];
        if (kinds[field] != QUOTED_WITH_QUOTES) {
            return Utf8.decode(bytes, from, to);
        }
        byte[] single = new byte[to - from];
        int length = 0;
        for (int at = from; at < to; at++) {
            single[length++] = bytes[at];
            if (bytes[at] == quote) {
                at++;
            }
        }
        return Utf8.decode(single, 0, length);
    }

    boolean equalsBytes(int field, byte[] text) {
        return Arrays.equals(bytes, starts[field], ends[field], text, 0, text.length);
    }
}
