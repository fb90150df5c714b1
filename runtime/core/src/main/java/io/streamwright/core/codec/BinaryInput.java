package io.streamwright.core.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link BinaryOutput} wrote. Every length is checked against the bytes that are left before anything is
 * allocated, and nesting is bounded, so that damaged input gives a {@link CorruptDataException} and nothing else. Owned by
 * one thread.
 */
public final class BinaryInput {
    /** How deep records, lists and maps may nest. */
    public static final int MAX_DEPTH = 512;

    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle CHARS = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private int position;
    private int depth;

    /** All of {@code bytes}. */
    public BinaryInput(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** {@code lengthBytes} of {@code bytes} from {@code offset}. */
    public BinaryInput(byte[] bytes, int offset, int lengthBytes) {
        java.util.Objects.checkFromIndexSize(offset, lengthBytes, bytes.length);
        this.bytes = bytes;
        this.position = offset;
        this.end = offset + lengthBytes;
    }

    /** How many bytes are left. */
    public int remaining() {
        return end - position;
    }

    /** Fails if anything is left. */
    public void expectEnd() {
        if (position != end) {
            throw new CorruptDataException(remaining() + " bytes are left over");
        }
    }

    /** One byte, 0 or 1. */
    public boolean readBoolean() {
        byte value = readByte();
        if (value != 0 && value != 1) {
            throw new CorruptDataException("a truth value is " + value);
        }
        return value == 1;
    }

    /** One byte. */
    public byte readByte() {
        return bytes[take(1)];
    }

    /** Two bytes. */
    public short readShort() {
        return (short) SHORTS.get(bytes, take(2));
    }

    /** Two bytes. */
    public char readChar() {
        return (char) CHARS.get(bytes, take(2));
    }

    /** Four bytes. */
    public int readInt() {
        return (int) INTS.get(bytes, take(4));
    }

    /** Eight bytes. */
    public long readLong() {
        return (long) LONGS.get(bytes, take(8));
    }

    /** Four bytes. */
    public float readFloat() {
        return Float.intBitsToFloat(readInt());
    }

    /** Eight bytes. */
    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    /** A text. */
    public String readString() {
        int length = readInt();
        if (length < 0) {
            int units = -1 - length;
            if (units > remaining() / 2) {
                throw new CorruptDataException("a text of " + units + " units, with " + remaining() + " bytes left");
            }
            char[] text = new char[units];
            for (int i = 0; i < units; i++) {
                text[i] = readChar();
            }
            return new String(text);
        }
        int at = take(length);
        return new String(bytes, at, length, StandardCharsets.UTF_8);
    }

    /** A length and that many bytes. */
    public byte[] readBytes() {
        int length = readInt();
        int at = take(length);
        return Arrays.copyOfRange(bytes, at, at + length);
    }

    /**
     * The number of elements of a collection, each of which takes at least {@code leastBytesEach}.
     *
     * @throws CorruptDataException if there cannot be so many
     */
    public int readCount(int leastBytesEach) {
        int count = readInt();
        if (count < 0 || (long) count * Math.max(1, leastBytesEach) > remaining()) {
            throw new CorruptDataException(count + " elements, with " + remaining() + " bytes left");
        }
        return count;
    }

    /** A value that may be null. */
    public <T> @Nullable T readNullable(Codec<T> codec) {
        return readBoolean() ? codec.read(this) : null;
    }

    /** Enters a record, list or map; {@link #leave} must follow. */
    public void enter() {
        if (++depth > MAX_DEPTH) {
            throw new CorruptDataException("values nest deeper than " + MAX_DEPTH);
        }
    }

    /** Leaves what {@link #enter} entered. */
    public void leave() {
        depth--;
    }

    private int take(int lengthBytes) {
        if (lengthBytes < 0 || lengthBytes > end - position) {
            throw new CorruptDataException(lengthBytes + " bytes expected, " + (end - position) + " left");
        }
        int at = position;
        position += lengthBytes;
        return at;
    }
}
