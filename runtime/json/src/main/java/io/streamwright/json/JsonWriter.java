package io.streamwright.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import io.streamwright.core.codec.FieldNames;
import io.streamwright.core.codec.FieldWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.IdentityHashMap;

/** Writes values to a JSON generator. Owned by one thread. */
final class JsonWriter extends FieldWriter {
    private final JsonGenerator generator;
    private final IdentityHashMap<FieldNames, SerializableString[]> serialized = new IdentityHashMap<>();
    private SerializableString[][] levels = new SerializableString[8][];
    private int depth;

    JsonWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    /** Lets go of a complete record. */
    void finish() throws IOException {
        generator.flush();
    }

    private static UncheckedIOException unchecked(IOException e) {
        return new UncheckedIOException(e);
    }

    @Override
    public void beginRecord(FieldNames names) {
        if (depth == levels.length) {
            levels = Arrays.copyOf(levels, 2 * depth);
        }
        levels[depth++] = serialized.computeIfAbsent(names, Json::serialize);
        try {
            generator.writeStartObject();
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    @Override
    public void field(int index) {
        try {
            generator.writeFieldName(levels[depth - 1][index]);
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    @Override
    public void endRecord() {
        depth--;
        endMap();
    }

    @Override
    public void beginList() {
        try {
            generator.writeStartArray();
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    @Override
    public void endList() {
        try {
            generator.writeEndArray();
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    @Override
    public void beginMap() {
        try {
            generator.writeStartObject();
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    @Override
    public void name(String name) {
        try {
            generator.writeFieldName(name);
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    @Override
    public void endMap() {
        try {
            generator.writeEndObject();
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    @Override
    public void writeNull() {
        try {
            generator.writeNull();
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    @Override
    public void writeBoolean(boolean value) {
        try {
            generator.writeBoolean(value);
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    @Override
    public void writeLong(long value) {
        try {
            generator.writeNumber(value);
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    @Override
    public void writeDouble(double value) {
        try {
            generator.writeNumber(value);
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    @Override
    public void writeFloat(float value) {
        try {
            generator.writeNumber(value);
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    @Override
    public void writeDecimal(BigDecimal value) {
        try {
            generator.writeNumber(value);
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    @Override
    public void writeString(String value) {
        try {
            generator.writeString(value);
        } catch (IOException e) {
            throw unchecked(e);
        }
    }
}
