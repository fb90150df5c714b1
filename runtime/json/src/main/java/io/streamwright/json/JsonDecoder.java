package io.streamwright.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.DecodeException;
import io.streamwright.core.codec.RecordDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one JSON value per record. The parser is kept from record to record and made anew after an error. Owned by one
 * thread.
 */
final class JsonDecoder<T> implements RecordDecoder<T> {
    /** What the parser sees first: it guesses the encoding by four bytes, and is not to guess anything but UTF-8. */
    private static final byte[] LEAD = "    ".getBytes(StandardCharsets.US_ASCII);

    /** How the parser calls a line feed where it must not be. */
    private static final String LINE_FEED = "(CTRL-CHAR, code 10)";

    private final Codec<T> codec;
    private final RecordStream stream = new RecordStream();
    private final Whitespace rest = new Whitespace();
    private @Nullable JsonReader reader;

    JsonDecoder(Codec<T> codec) {
        this.codec = codec;
    }

    @Override
    public @Nullable T decode(byte[] bytes, int from, int to) {
        if (Whitespace.isBlank(bytes, from, to)) {
            return null;
        }
        JsonReader in = reader == null ? newReader() : reader;
        // forgotten until the record has been read to its end: after an error the parser is of no use
        reader = null;
        stream.set(bytes, from, to);
        long start = stream.handedOut();
        try {
            in.start();
            T value = codec.readFields(in);
            checkEnd(in.parser());
            reader = in;
            return value;
        } catch (DecodeException e) {
            throw new DecodeException(
                    in.path() + e.getMessage(), e.column() > 0 ? e.column() : in.tokenAt() - start + 1);
        } catch (UncheckedIOException e) {
            throw explain(Objects.requireNonNull(e.getCause()), start, textLength(bytes, from, to));
        } catch (IOException e) {
            throw explain(e, start, textLength(bytes, from, to));
        }
    }

    private JsonReader newReader() {
        try {
            stream.restart();
            stream.set(LEAD, 0, LEAD.length);
            return new JsonReader(Json.FACTORY.createParser(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkEnd(JsonParser parser) throws IOException {
        parser.releaseBuffered(rest);
        if (!rest.onlyWhitespace() || !stream.isBlank()) {
            throw new DecodeException("something follows the value; the format json has one value per line");
        }
    }

    /** How long the record is without its line end. */
    private static int textLength(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        return end - from;
    }

    private static DecodeException explain(IOException e, long start, int textLength) {
        long at = e instanceof JsonProcessingException parsing && parsing.getLocation() != null
                ? parsing.getLocation().getByteOffset() - start
                : -1;
        // a text that is open at the end of the record runs into the line feed that the parser is given behind it
        if (e instanceof JsonEOFException
                || (at >= textLength && String.valueOf(e.getMessage()).contains(LINE_FEED))) {
            return new DecodeException("the value is not complete; the format json has one value per line");
        }
        if (e instanceof JsonProcessingException parsing) {
            return new DecodeException(parsing.getOriginalMessage(), Math.max(-1, at));
        }
        return new DecodeException(String.valueOf(e.getMessage()));
    }
}
