package io.streamwright.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import io.streamwright.core.codec.DecodeException;
import io.streamwright.core.codec.FieldNames;
import io.streamwright.core.codec.FieldReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Pulls values out of a JSON parser, which always stands at the value to be read next. Fields are expected in the order of
 * their declaration, which is one comparison of bytes each; others are looked up by name. Owned by one thread.
 */
final class JsonReader extends FieldReader {
    private final JsonParser parser;
    private final IdentityHashMap<FieldNames, SerializableString[]> serialized = new IdentityHashMap<>();
    private RecordLevel[] levels = new RecordLevel[0];
    private int depth;

    /** What is known of one of the records that the parser is in. */
    private static final class RecordLevel {
        private @Nullable FieldNames names;
        private SerializableString[] serialized = new SerializableString[0];
        private long[] seen = new long[0];
        private int expected;

        void mark(int field) {
            long bit = 1L << field;
            if ((seen[field >> 6] & bit) != 0) {
                throw new DecodeException("the field stands twice");
            }
            seen[field >> 6] |= bit;
            expected = field + 1;
        }
    }

    JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    JsonParser parser() {
        return parser;
    }

    /** Goes to the value of the next record. */
    void start() throws IOException {
        depth = 0;
        parser.nextToken();
    }

    /** How many bytes of the parser's whole input stand before the current value. */
    long tokenAt() {
        return parser.currentTokenLocation().getByteOffset();
    }

    /** Names the place of the current value for messages: {@code items/3/price: }; empty for the record itself. */
    String path() {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return pointer.isEmpty() ? "" : pointer.substring(1) + ": ";
    }

    @Override
    public void beginRecord(FieldNames names) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            // a file that is one long list is the usual mistake
            throw expected(depth == 0 ? "an object on each line" : "an object");
        }
        if (depth == levels.length) {
            levels = Arrays.copyOf(levels, Math.max(8, 2 * depth));
            for (int i = depth; i < levels.length; i++) {
                levels[i] = new RecordLevel();
            }
        }
        RecordLevel level = levels[depth++];
        if (level.names != names) {
            level.names = names;
            level.serialized = serialized.computeIfAbsent(names, Json::serialize);
            level.seen = new long[(names.size() + 63) >> 6];
        } else {
            Arrays.fill(level.seen, 0);
        }
        level.expected = 0;
    }

    @Override
    public int nextField() {
        RecordLevel level = levels[depth - 1];
        try {
            while (true) {
                int field = level.expected;
                if (field < level.serialized.length) {
                    if (parser.nextFieldName(level.serialized[field])) {
                        level.mark(field);
                        parser.nextToken();
                        return field;
                    }
                } else {
                    parser.nextToken();
                }
                if (parser.currentToken() == JsonToken.END_OBJECT) {
                    depth--;
                    return -1;
                }
                field = indexOf(level, parser.currentName());
                if (field >= 0) {
                    level.mark(field);
                    parser.nextToken();
                    return field;
                }
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int indexOf(RecordLevel level, String name) {
        FieldNames names = level.names;
        return names == null ? -1 : names.indexOf(name);
    }

    @Override
    public void beginList() {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw expected("a list");
        }
    }

    @Override
    public boolean nextElement() {
        return next() != JsonToken.END_ARRAY;
    }

    @Override
    public void beginMap() {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw expected("an object");
        }
    }

    @Override
    public @Nullable String nextName() {
        if (next() == JsonToken.END_OBJECT) {
            return null;
        }
        try {
            String name = parser.currentName();
            parser.nextToken();
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonToken next() {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean readNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    @Override
    public boolean readBoolean() {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw expected("true or false");
        };
    }

    @Override
    public long readLong() {
        try {
            return switch (parser.currentToken()) {
                case VALUE_NUMBER_INT -> parser.getLongValue();
                case VALUE_NUMBER_FLOAT -> parser.getDecimalValue().longValueExact();
                case VALUE_STRING -> decimal(parser.getText(), "a whole number").longValueExact();
                default -> throw expected("a whole number");
            };
        } catch (InputCoercionException e) {
            throw new DecodeException("the number " + abbreviate(text()) + " is not within the range of long");
        } catch (ArithmeticException e) {
            throw expected("a whole number within the range of long");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public double readDouble() {
        try {
            return switch (parser.currentToken()) {
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
                case VALUE_STRING -> number(parser.getText());
                default -> throw expected("a number");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not by way of {@code double}, which would round twice. */
    @Override
    public float readFloat() {
        try {
            return switch (parser.currentToken()) {
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Float.parseFloat(parser.getText());
                case VALUE_STRING -> (float) number(parser.getText());
                default -> throw expected("a number");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double number(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> decimal(text, "a number").doubleValue();
        };
    }

    @Override
    public BigDecimal readDecimal() {
        try {
            return switch (parser.currentToken()) {
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
                case VALUE_STRING -> decimal(parser.getText(), "a number");
                default -> throw expected("a number");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number in a text: others write so what would not survive as a binary fraction of 64 bits. */
    private BigDecimal decimal(String text, String what) {
        if (text.length() <= Json.MAX_NUMBER_LENGTH) {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                // said below
            }
        }
        throw expected(what);
    }

    @Override
    public String readString() {
        return switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> text();
            default -> throw expected("a text");
        };
    }

    @Override
    public boolean nextIsNumber() {
        JsonToken token = parser.currentToken();
        return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    }

    private String text() {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DecodeException expected(String what) {
        String found = switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "\"" + abbreviate(text()) + "\"";
            default -> abbreviate(text());
        };
        return new DecodeException("expected " + what + ", found " + found);
    }
}
