package io.streamwright.csv;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.RecordDecoder;
import io.streamwright.core.codec.RecordEncoder;
import io.streamwright.core.codec.RecordSplitter;
import io.streamwright.core.codec.TextFormat;
import java.util.List;
import java.util.Set;

/**
 * Comma-separated values in UTF-8, as RFC 4180 describes them, with LF or CRLF: for flat records, a column for each scalar
 * component.
 *
 * <p>By default the first record of a file names the columns, in any order; columns that the type does not have are passed
 * over, components without a column are null. With {@code header=false} the columns are the components in the order of
 * their declaration. An empty field without quotes is null, except for a text, which is then empty; with {@code null=\N},
 * say, a field {@code \N} without quotes is null for texts too.
 */
public final class CsvFormat implements TextFormat {
    /** For {@link java.util.ServiceLoader}. */
    public CsvFormat() {}

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("csv");
    }

    @Override
    public List<ConnectorOption> options() {
        return CsvSettings.OPTIONS;
    }

    @Override
    public RecordSplitter splitter(StreamAddress address) {
        return new CsvSplitter(CsvSettings.of(address));
    }

    @Override
    public <T> RecordDecoder<T> decoder(Codec<T> codec, StreamAddress address) {
        return new CsvDecoder<>(codec, Columns.of(codec, address), CsvSettings.of(address));
    }

    @Override
    public <T> RecordEncoder<T> encoder(Codec<T> codec, StreamAddress address) {
        return new CsvEncoder<>(codec, Columns.of(codec, address), CsvSettings.of(address));
    }
}
