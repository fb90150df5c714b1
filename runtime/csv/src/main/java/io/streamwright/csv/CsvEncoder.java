package io.streamwright.csv;

import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.RecordEncoder;

/** Encodes one record as a line of fields, in the order of declaration. Owned by one thread. */
final class CsvEncoder<T> implements RecordEncoder<T> {
    private final Codec<T> codec;
    private final Columns columns;
    private final boolean header;
    private final CsvWriter writer;

    CsvEncoder(Codec<T> codec, Columns columns, CsvSettings settings) {
        this.codec = codec;
        this.columns = columns;
        this.header = settings.header();
        this.writer = new CsvWriter(columns.names().size(), settings);
    }

    @Override
    public void heading(BinaryOutput out) {
        if (header) {
            writer.heading(columns.names(), out);
        }
    }

    @Override
    public void encode(T value, BinaryOutput out, boolean lineEnd) {
        writer.start(out);
        codec.writeFields(value, writer);
        if (lineEnd) {
            out.writeByte((byte) '\n');
        }
    }
}
