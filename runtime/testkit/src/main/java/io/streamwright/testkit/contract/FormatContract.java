package io.streamwright.testkit.contract;

import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.DecodeException;
import io.streamwright.core.codec.RecordDecoder;
import io.streamwright.core.codec.RecordEncoder;
import io.streamwright.core.codec.RecordSplitter;
import io.streamwright.core.codec.TextFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What every format keeps to: what it has written it reads again, record by record, wherever the bytes are cut on their way, also
 * when reading goes on in the middle; and what is none of its records is a {@link DecodeException}.
 *
 * @param <T> the type of the records, which has an {@code equals}
 */
public final class FormatContract<T> {
    private final TextFormat format;
    private final Codec<T> codec;
    private final StreamAddress address;
    private final List<T> records;

    /**
     * Of a format with some options.
     *
     * @param address where the options stand
     * @param records at least two, with whatever the type allows
     */
    public FormatContract(TextFormat format, Codec<T> codec, StreamAddress address, List<T> records) {
        if (records.size() < 2) {
            throw new IllegalArgumentException("at least two records are needed");
        }
        this.format = format;
        this.codec = codec;
        this.address = address;
        this.records = List.copyOf(records);
    }

    /**
     * Runs all checks.
     *
     * @param broken what is no record, as text
     * @throws AssertionError if one fails
     */
    public void check(String... broken) {
        expect(!format.name().isEmpty(), "the format has no name");
        expect(
                format.options().stream()
                                .map(option -> option.name())
                                .distinct()
                                .count()
                        == format.options().size(),
                "an option is named twice");
        byte[] file = written(true);
        readWhole(file);
        readWhole(written(false));
        cutAnywhere(file);
        for (String text : broken) {
            refused(text);
        }
        codecCopies();
    }

    /** All records as a file; the last one with its line end or without. */
    private byte[] written(boolean lastLineEnd) {
        BinaryOutput out = new BinaryOutput();
        RecordEncoder<T> encoder = format.encoder(codec, address);
        encoder.heading(out);
        for (int i = 0; i < records.size(); i++) {
            encoder.encode(records.get(i), out, lastLineEnd || i < records.size() - 1);
        }
        return out.toByteArray();
    }

    private void readWhole(byte[] file) {
        RecordSplitter splitter = format.splitter(address);
        RecordDecoder<T> decoder = format.decoder(codec, address);
        List<T> found = new ArrayList<>();
        int from = 0;
        boolean heading = splitter.hasHeading();
        while (from < file.length) {
            int end = splitter.end(file, from, file.length);
            int to = end < 0 ? file.length : end;
            expect(to > from, "a record at " + from + " ends where it begins");
            if (heading) {
                decoder.heading(file, from, to);
                heading = false;
            } else {
                T record = decoder.decode(file, from, to);
                if (record != null) {
                    found.add(record);
                }
            }
            from = to;
        }
        expect(records.equals(found), "written and read:\n  expected " + records + "\n  found    " + found);
    }

    /** A record that is not complete yet has no end, and one that is has the same end whatever follows. */
    private void cutAnywhere(byte[] file) {
        RecordSplitter splitter = format.splitter(address);
        int from = 0;
        while (from < file.length) {
            int end = splitter.end(file, from, file.length);
            expect(end > from, "no end of the record at " + from);
            for (int to = from; to <= file.length; to++) {
                int found = splitter.end(Arrays.copyOf(file, to), from, to);
                int wanted = to < end ? -1 : end;
                expect(
                        found == wanted,
                        "the record from " + from + " to " + end + ", cut at " + to + ", ends at " + found);
            }
            from = end;
        }
    }

    private void refused(String text) {
        RecordDecoder<T> decoder = format.decoder(codec, address);
        RecordSplitter splitter = format.splitter(address);
        if (splitter.hasHeading()) {
            BinaryOutput heading = new BinaryOutput();
            format.encoder(codec, address).heading(heading);
            byte[] bytes = heading.toByteArray();
            decoder.heading(bytes, 0, bytes.length);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        T record;
        try {
            record = decoder.decode(bytes, 0, bytes.length);
        } catch (DecodeException e) {
            expect(e.getMessage() != null && !e.getMessage().isEmpty(), "nothing says why \"" + text + "\" is refused");
            return;
        }
        throw new AssertionError("\"" + text + "\" is read as " + record);
    }

    /** The binary form that exchanges and snapshots use agrees with what was read. */
    private void codecCopies() {
        for (T record : records) {
            expect(record.equals(codec.copy(record)), "the codec's copy of " + record + " is another");
        }
    }

    private static void expect(boolean kept, String broken) {
        if (!kept) {
            throw new AssertionError(broken);
        }
    }
}
