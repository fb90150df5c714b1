package io.streamwright.kafka;

import io.streamwright.core.codec.FieldNames;
import io.streamwright.core.codec.FieldWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Writes a value and notes the texts of some components of its outermost record. Owned by one thread. */
final class NotingWriter extends FieldWriter {
    private static final int NONE = -1;

    private final FieldWriter out;
    private final NotedComponents noted;
    private int depth;

    /** Of the component whose value comes next, if it is to be noted. */
    private int rank = NONE;

    NotingWriter(FieldWriter out, NotedComponents noted) {
        this.out = out;
        this.noted = noted;
    }

    FieldWriter out() {
        return out;
    }

    /** Begins a value. */
    void start() {
        depth = 0;
        rank = NONE;
        noted.clear();
    }

    private void note(@Nullable String text) {
        if (rank != NONE) {
            noted.note(rank, text);
            rank = NONE;
        }
    }

    private void enter() {
        if (rank != NONE) {
            throw new IllegalArgumentException("the component " + noted.component(rank)
                    + " has several parts, and cannot be the key or a header of a record: name one that is a text, a"
                    + " number or a time");
        }
        depth++;
    }

    @Override
    public void beginRecord(FieldNames names) {
        enter();
        out.beginRecord(names);
    }

    @Override
    public void field(int index) {
        rank = depth == 1 ? noted.rank(index) : NONE;
        out.field(index);
    }

    @Override
    public void endRecord() {
        depth--;
        out.endRecord();
    }

    @Override
    public void beginList() {
        enter();
        out.beginList();
    }

    @Override
    public void endList() {
        depth--;
        out.endList();
    }

    @Override
    public void beginMap() {
        enter();
        out.beginMap();
    }

    @Override
    public void name(String name) {
        out.name(name);
    }

    @Override
    public void endMap() {
        depth--;
        out.endMap();
    }

    @Override
    public void writeNull() {
        note(null);
        out.writeNull();
    }

    @Override
    public void writeBoolean(boolean value) {
        note(rank == NONE ? null : Boolean.toString(value));
        out.writeBoolean(value);
    }

    @Override
    public void writeLong(long value) {
        note(rank == NONE ? null : Long.toString(value));
        out.writeLong(value);
    }

    @Override
    public void writeDouble(double value) {
        note(rank == NONE ? null : Double.toString(value));
        out.writeDouble(value);
    }

    @Override
    public void writeFloat(float value) {
        note(rank == NONE ? null : Float.toString(value));
        out.writeFloat(value);
    }

    @Override
    public void writeDecimal(BigDecimal value) {
        note(rank == NONE ? null : value.toString());
        out.writeDecimal(value);
    }

    @Override
    public void writeString(String value) {
        note(value);
        out.writeString(value);
    }

    @Override
    public void writeBytes(byte[] value) {
        note(rank == NONE ? null : Base64.getEncoder().encodeToString(value));
        out.writeBytes(value);
    }

    @Override
    public void writeInstant(Instant value) {
        note(rank == NONE ? null : value.toString());
        out.writeInstant(value);
    }
}
