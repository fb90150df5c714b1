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
            throw explain(Objects.requireNonNull(e.getCause()), start);
        } catch (IOException e) {
            throw explain(e, start);
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

    private static DecodeException explain(IOException e, long start) {
        if (e instanceof JsonEOFException) {
            return new DecodeException("the value is not complete; the format json has one value per line");
        }
        if (e instanceof JsonProcessingException parsing) {
            long at = parsing.getLocation() == null ? -1 : parsing.getLocation().getByteOffset() - start;
            return new DecodeException(parsing.getOriginalMessage(), Math.max(-1, at));
        }
        return new DecodeException(String.valueOf(e.getMessage()));
    }
}
