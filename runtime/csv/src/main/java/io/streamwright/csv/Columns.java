package io.streamwright.csv;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.FieldNames;
import io.streamwright.core.codec.FieldNamesProbe;
import java.util.ArrayList;
import java.util.List;

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
        FieldNames names = FieldNamesProbe.of(codec);
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
}
