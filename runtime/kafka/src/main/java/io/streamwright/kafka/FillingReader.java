package io.streamwright.kafka;

import io.streamwright.core.codec.FieldNames;
import io.streamwright.core.codec.FieldReader;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value with more fields at its end: those that the outermost record leaves out and a {@link RecordFill} has. Owned by one
 * thread; used for one value after another.
 */
final class FillingReader extends FieldReader {
    private final FieldReader value;
    private final RecordFill fill;
    private final TextReader text = new TextReader();

    /** What the next value is read from. */
    private FieldReader now;

    private boolean[] seen = {};
    private int depth;
    private int rank;

    FillingReader(FieldReader value, RecordFill fill) {
        this.value = value;
        this.fill = fill;
        this.now = value;
    }

    FieldReader value() {
        return value;
    }

    /** Begins a value. */
    void start() {
        now = value;
        depth = 0;
        rank = 0;
    }

    @Override
    public void beginRecord(FieldNames names) {
        now.beginRecord(names);
        if (++depth == 1) {
            seen = new boolean[names.size()];
        }
    }

    @Override
    public int nextField() {
        if (now == value) {
            int field = value.nextField();
            if (field >= 0) {
                if (depth == 1) {
                    seen[field] = true;
                }
                return field;
            }
            if (depth > 1) {
                depth--;
                return field;
            }
        }
        // the outermost record has ended
        while (rank < fill.size()) {
            int each = rank++;
            String filled = seen[fill.field(each)] ? null : fill.text(each);
            if (filled != null) {
                text.set(fill.what(each), filled);
                now = text;
                return fill.field(each);
            }
        }
        now = value;
        depth--;
        return -1;
    }

    @Override
    public void beginList() {
        now.beginList();
    }

    @Override
    public boolean nextElement() {
        return now.nextElement();
    }

    @Override
    public void beginMap() {
        now.beginMap();
    }

    @Override
    public @Nullable String nextName() {
        return now.nextName();
    }

    @Override
    public boolean readNull() {
        return now.readNull();
    }

    @Override
    public boolean readBoolean() {
        return now.readBoolean();
    }

    @Override
    public long readLong() {
        return now.readLong();
    }

    @Override
    public int readInt() {
        return now.readInt();
    }

    @Override
    public short readShort() {
        return now.readShort();
    }

    @Override
    public byte readByte() {
        return now.readByte();
    }

    @Override
    public double readDouble() {
        return now.readDouble();
    }

    @Override
    public float readFloat() {
        return now.readFloat();
    }

    @Override
    public BigDecimal readDecimal() {
        return now.readDecimal();
    }

    @Override
    public String readString() {
        return now.readString();
    }

    @Override
    public char readChar() {
        return now.readChar();
    }

    @Override
    public byte[] readBytes() {
        return now.readBytes();
    }

    @Override
    public Instant readInstant() {
        return now.readInstant();
    }

    @Override
    public boolean nextIsNumber() {
        return now.nextIsNumber();
    }
}
