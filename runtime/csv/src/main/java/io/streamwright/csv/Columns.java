package io.streamwright.csv;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.FieldNames;
import io.streamwright.core.codec.FieldReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The components of the type, each of which can be a column.
 *
 * @param names their names
 * @param texts whether each is a {@link String}, for which an empty field is not null
 */
record Columns(FieldNames names, boolean[] texts) {

    /**
     * Takes the names from the codec, and the types from its schema: {@code PageView{page:String,at:Instant}}.
     *
     * @throws ConfigurationException if the type is not a flat record
     */
    static Columns of(Codec<?> codec, StreamAddress address) {
        FieldNames names = NamesProbe.of(codec);
        String schema = codec.schema();
        if (names == null || !schema.endsWith("}")) {
            throw new ConfigurationException("The format csv of " + address + " is for records, but the type is "
                    + schema + "; choose another format, such as json, or lines for texts");
        }
        List<String> types = types(schema);
        boolean[] texts = new boolean[names.size()];
        for (int i = 0; i < Math.min(types.size(), texts.length); i++) {
            String type = types.get(i);
            if (isNested(type)) {
                throw new ConfigurationException("The format csv of " + address + " has no way to write the field "
                        + names.name(i) + " of " + names.type() + ", which is a " + type
                        + "; choose another format, such as json, or a flat record");
            }
            texts[i] = type.equals("String");
        }
        return new Columns(names, texts);
    }

    private static boolean isNested(String type) {
        if (type.startsWith("Optional<") && type.endsWith(">")) {
            return isNested(type.substring("Optional<".length(), type.length() - 1));
        }
        boolean scalarArray = type.equals("byte[]") || type.equals("char[]");
        return !scalarArray && (type.endsWith("[]") || type.endsWith(">") || type.endsWith("}"));
    }

    /** The types between the braces, in order. */
    private static List<String> types(String schema) {
        List<String> types = new ArrayList<>();
        int depth = 0;
        int typeFrom = -1;
        for (int i = schema.indexOf('{') + 1; i < schema.length(); i++) {
            char each = schema.charAt(i);
            boolean ends = depth == 0 && (each == ',' || each == '}');
            if (ends && typeFrom >= 0) {
                types.add(schema.substring(typeFrom, i));
                typeFrom = -1;
            } else if (depth == 0 && each == ':' && typeFrom < 0) {
                typeFrom = i + 1;
            } else if ("<{[(".indexOf(each) >= 0) {
                depth++;
            } else if (">}])".indexOf(each) >= 0) {
                depth--;
            }
        }
        return types;
    }

    /** Asks a codec for the names of its fields, which it says first when it reads. */
    private static final class NamesProbe extends FieldReader {
        /** Thrown to leave the codec. */
        private static final class Found extends RuntimeException {
            private final transient @Nullable FieldNames names;

            Found(@Nullable FieldNames names) {
                super(null, null, false, false);
                this.names = names;
            }
        }

        static @Nullable FieldNames of(Codec<?> codec) {
            try {
                Object unexpected = codec.readFields(new NamesProbe());
                throw new IllegalStateException(
                        "the codec of " + codec.schema() + " made " + unexpected + " of nothing");
            } catch (Found e) {
                return e.names;
            }
        }

        @Override
        public void beginRecord(FieldNames names) {
            throw new Found(names);
        }

        @Override
        public int nextField() {
            throw new Found(null);
        }

        @Override
        public void beginList() {
            throw new Found(null);
        }

        @Override
        public boolean nextElement() {
            throw new Found(null);
        }

        @Override
        public void beginMap() {
            throw new Found(null);
        }

        @Override
        public @Nullable String nextName() {
            throw new Found(null);
        }

        @Override
        public boolean readNull() {
            throw new Found(null);
        }

        @Override
        public boolean readBoolean() {
            throw new Found(null);
        }

        @Override
        public long readLong() {
            throw new Found(null);
        }

        @Override
        public double readDouble() {
            throw new Found(null);
        }

        @Override
        public BigDecimal readDecimal() {
            throw new Found(null);
        }

        @Override
        public String readString() {
            throw new Found(null);
        }

        @Override
        public boolean nextIsNumber() {
            throw new Found(null);
        }
    }
}
