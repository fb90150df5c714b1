package io.streamwright.core.codec;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.StreamAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Plain text in UTF-8, a line for each event: only for streams of {@link String}. Blank lines are events too; the line end,
 * LF or CRLF, is not part of the event. A text that holds a line end itself cannot be written.
 */
public final class LinesFormat implements TextFormat {
    /** Its name in {@code format=lines}. */
    public static final String NAME = "lines";

    /** For {@link java.util.ServiceLoader}. */
    public LinesFormat() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> extensions() {
        return Set.of("txt", "log");
    }

    @Override
    public String extension() {
        return "txt";
    }

    @Override
    public List<ConnectorOption> options() {
        return List.of();
    }

    @Override
    public RecordSplitter splitter(StreamAddress address) {
        return LineSplitter.INSTANCE;
    }

    @Override
    @SuppressWarnings("unchecked") // T is String, as has been checked
    public <T> RecordDecoder<T> decoder(Codec<T> codec, StreamAddress address) {
        check(codec, address);
        return (bytes, from, to) -> (T) line(bytes, from, to);
    }

    @Override
    public <T> RecordEncoder<T> encoder(Codec<T> codec, StreamAddress address) {
        check(codec, address);
        return (value, out, lineEnd) -> {
            String line = (String) value;
            if (lineEnd && (line.indexOf('\n') >= 0 || line.endsWith("\r"))) {
                throw new IllegalArgumentException("a text with a line end cannot be written to " + address
                        + " in the format lines: it would be read as several; choose another format, such as json");
            }
            byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
            out.writeRaw(utf8, 0, utf8.length);
            if (lineEnd) {
                out.writeByte((byte) '\n');
            }
        };
    }

    private static String line(byte[] bytes, int from, int to) {
        int end = to;
        if (end > from && bytes[end - 1] == '\n') {
            end--;
            if (end > from && bytes[end - 1] == '\r') {
                end--;
            }
        }
        return Utf8.decode(bytes, from, end);
    }

    static boolean isText(Codec<?> codec) {
        return codec.schema().equals(Codecs.STRING.schema());
    }

    private static void check(Codec<?> codec, StreamAddress address) {
        if (!isText(codec)) {
            throw new ConfigurationException("The format lines of " + address
                    + " is for streams of String; for a type with fields choose another, such as format=json");
        }
    }
}
