package io.streamwright.json;

import java.io.InputStream;

/**
 * Hands one record after the other to a parser that lives as long as the decoder, since making a parser takes longer than
 * reading a record. Each record is followed by a line feed, so that a number at its end is seen to end; only a record that is
 * not complete ever reads beyond that, and ends the parser with it.
 */
final class RecordStream extends InputStream {
    private byte[] bytes = new byte[0];
    private int at;
    private int to;
    private boolean lineFeedDue;
    private long handedOut;

    /** Sets the bytes to hand out next. */
    void set(byte[] source, int from, int end) {
        bytes = source;
        at = from;
        to = end;
        lineFeedDue = true;
    }

    /** Counts anew, for a new parser. */
    void restart() {
        handedOut = 0;
    }

    /** How many bytes the parser has been given in all. */
    long handedOut() {
        return handedOut;
    }

    /** Whether there is nothing left but white space. */
    boolean isBlank() {
        return Whitespace.isBlank(bytes, at, to);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int count = Math.min(length, to - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        if (count < length && lineFeedDue) {
            target[offset + count++] = '\n';
            lineFeedDue = false;
        }
        handedOut += count;
        return count == 0 ? -1 : count;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }
}
