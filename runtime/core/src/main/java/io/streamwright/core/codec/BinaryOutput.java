package io.streamwright.core.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that grow as they are written, big-endian. Lengths are written as {@code int}. Owned by one thread.
 */
public final class BinaryOutput {
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle CHARS = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes;
    private int size;

    /** Empty, with room for a few values. */
    public BinaryOutput() {
        this(256);
    }

    /** Empty, with room for {@code capacityBytes}. */
    public BinaryOutput(int capacityBytes) {
        bytes = new byte[Math.max(16, capacityBytes)];
    }

    /** How many bytes have been written. */
    public int size() {
        return size;
    }

    /** Forgets what has been written and keeps the room. */
    public void clear() {
        size = 0;
    }

    /** A copy of what has been written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** The array behind, valid up to {@link #size} until the next write; for writing it out without a copy. */
    public byte[] array() {
        return bytes;
    }

    /** Overwrites the {@code int} at {@code position}, for lengths known only afterwards. */
    public void setInt(int position, int value) {
        INTS.set(bytes, position, value);
    }

    /** One byte, 0 or 1. */
    public void writeBoolean(boolean value) {
        writeByte((byte) (value ? 1 : 0));
    }

    /** One byte. */
    public void writeByte(byte value) {
        int at = reserve(1);
        bytes[at] = value;
    }

    /** Two bytes. */
    public void writeShort(short value) {
        int at = reserve(2);
        SHORTS.set(bytes, at, value);
    }

    /** Two bytes. */
    public void writeChar(char value) {
        int at = reserve(2);
        CHARS.set(bytes, at, value);
    }

    /** Four bytes. */
    public void writeInt(int value) {
        int at = reserve(4);
        INTS.set(bytes, at, value);
    }

    /** Eight bytes. */
    public void writeLong(long value) {
        int at = reserve(8);
        LONGS.set(bytes, at, value);
    }

    /** Four bytes, the bits of the number. */
    public void writeFloat(float value) {
        writeInt(Float.floatToRawIntBits(value));
    }

    /** Eight bytes, the bits of the number. */
    public void writeDouble(double value) {
        writeLong(Double.doubleToRawLongBits(value));
    }

    /** A length and that many bytes of UTF-8; unpaired surrogates are kept by a form of its own. */
    public void writeString(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (isExact(value, utf8)) {
            writeBytes(utf8);
            return;
        }
        // UTF-8 has no unpaired surrogates: a negative length marks UTF-16 units instead, so that no key or state
        // changes
        writeInt(-1 - value.length());
        for (int i = 0; i < value.length(); i++) {
            writeChar(value.charAt(i));
        }
    }

    private static boolean isExact(String value, byte[] utf8) {
        if (utf8.length == value.length()) {
            for (int i = 0; i < utf8.length; i++) {
                if (utf8[i] == '?' && value.charAt(i) != '?') {
                    return false;
                }
            }
            return true;
        }
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (Character.isHighSurrogate(unit)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                return false;
            }
        }
        return true;
    }

    /** A length and that many bytes. */
    public void writeBytes(byte[] value) {
        writeInt(value.length);
        writeRaw(value, 0, value.length);
    }

    /** Bytes without their length. */
    public void writeRaw(byte[] value, int offset, int lengthBytes) {
        int at = reserve(lengthBytes);
        System.arraycopy(value, offset, bytes, at, lengthBytes);
    }

    /** One byte that says whether there is a value, and the value. */
    public <T> void writeNullable(@Nullable T value, Codec<T> codec) {
        writeBoolean(value != null);
        if (value != null) {
            codec.write(value, this);
        }
    }

    private int reserve(int lengthBytes) {
        int at = size;
        int needed = at + lengthBytes;
        if (needed < 0) {
            throw new OutOfMemoryError("a value or section of a snapshot is larger than 2 GiB");
        }
        if (needed > bytes.length) {
            long grown = Math.min(Integer.MAX_VALUE - 16L, Math.max(needed, bytes.length * 2L));
            bytes = Arrays.copyOf(bytes, (int) Math.max(grown, needed));
        }
        size = needed;
        return at;
    }
}
