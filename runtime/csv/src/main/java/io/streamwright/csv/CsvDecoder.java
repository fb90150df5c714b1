package io.streamwright.csv;

import io.streamwright.core.api.DidYouMean;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.DecodeException;
import io.streamwright.core.codec.FieldNames;
import io.streamwright.core.codec.RecordDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decodes one record by the columns of the heading, or in the order of declaration. Owned by one thread. */
final class CsvDecoder<T> implements RecordDecoder<T> {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Codec<T> codec;
    private final FieldNames names;
    private final CsvSettings settings;
    private final CsvRecord record;
    private final CsvReader reader;
    private List<String> heading;

    CsvDecoder(Codec<T> codec, Columns columns, CsvSettings settings) {
        this.codec = codec;
        this.names = columns.names();
        this.settings = settings;
        this.record = new CsvRecord(settings);
        this.reader = new CsvReader(record, columns, settings.nullText());
        this.heading = names.names();
        int[] inOrder = new int[names.size()];
        Arrays.setAll(inOrder, i -> i);
        reader.setFields(inOrder);
    }

    @Override
    public void heading(byte[] bytes, int from, int to) {
        boolean marked = to - from >= BYTE_ORDER_MARK.length
                && Arrays.equals(
                        bytes, from, from + BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
        if (!record.parse(bytes, marked ? from + BYTE_ORDER_MARK.length : from, to)) {
            throw new DecodeException("the heading is a blank line, where the names of the columns of " + names.type()
                    + " should stand; if there is no heading, say header=false");
        }
        int[] fields = new int[record.size()];
        List<String> found = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (int i = 0; i < fields.length; i++) {
            String name = record.text(i).strip();
            found.add(name);
            fields[i] = names.indexOf(name);
            if (fields[i] >= 0 && !known.add(name)) {
                throw new DecodeException("the heading has the column \"" + name + "\" twice", record.column(i));
            }
        }
        if (known.isEmpty()) {
            throw noColumn(found);
        }
        heading = found;
        reader.setFields(fields);
    }

    private DecodeException noColumn(List<String> found) {
        StringBuilder message = new StringBuilder("none of the columns ")
                .append(found)
                .append(" is a field of ")
                .append(names.type())
                .append(", which has ")
                .append(names.names());
        for (String each : found) {
            String meant = DidYouMean.nearest(each, names.names());
            if (meant != null) {
                return new DecodeException(message.append("; did you mean \"")
                        .append(meant)
                        .append("\" by \"")
                        .append(each)
                        .append("\"?")
                        .toString());
            }
        }
        return new DecodeException(message.append("; if there is no heading, say header=false, and if the columns are")
                .append(" separated otherwise than by '")
                .append(new String(new byte[] {settings.separator()}, StandardCharsets.US_ASCII))
                .append("', say separator=")
                .toString());
    }

    @Override
    public @Nullable T decode(byte[] bytes, int from, int to) {
        if (!record.parse(bytes, from, to)) {
            return null;
        }
        if (record.size() != heading.size()) {
            throw new DecodeException(record.size() + (record.size() == 1 ? " field" : " fields") + ", expected "
                    + heading.size() + " as in " + heading);
        }
        reader.start();
        try {
            return codec.readFields(reader);
        } catch (DecodeException e) {
            int column = reader.column();
            if (column < 0) {
                throw e;
            }
            throw new DecodeException(
                    heading.get(column) + ": " + e.getMessage(), record.column(column) + Math.max(0, e.column() - 1));
        }
    }
}
