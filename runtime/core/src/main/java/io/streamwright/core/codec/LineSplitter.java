package io.streamwright.core.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** One record per line: a record ends behind a line feed. Any thread may use it. */
public enum LineSplitter implements RecordSplitter {
    /** The one instance. */
    INSTANCE;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    @Override
    public int end(byte[] bytes, int from, int to) {
        int at = from;
        // eight bytes at a time: the lowest byte that is zero after the exclusive or is found by the borrow it causes
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = (long) LONGS.get(bytes, at) ^ LINE_FEEDS;
            long found = (word - LOW_BITS) & ~word & HIGH_BITS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3) + 1;
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == '\n') {
                return at + 1;
            }
        }
        return -1;
    }
}
