package io.streamwright.core.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of the fields of one type as they stand in text formats, in the order of their declaration. Made once per type
 * by generated code; immutable.
 */
public final class FieldNames {
    private final String type;
    private final List<String> names;
    private final Map<String, Integer> indexes = new HashMap<>();

    private FieldNames(String type, List<String> names) {
        this.type = type;
        this.names = names;
        for (int i = 0; i < names.size(); i++) {
            indexes.put(names.get(i), i);
        }
    }

    /** The fields of {@code type}, a simple name for messages. */
    public static FieldNames of(String type, String... names) {
        return new FieldNames(type, List.of(names));
    }

    /** The simple name of the type. */
    public String type() {
        return type;
    }

    /** All names in the order of declaration. */
    public List<String> names() {
        return names;
    }

    /** How many fields there are. */
    public int size() {
        return names.size();
    }

    /** The name of field {@code index}. */
    public String name(int index) {
        return names.get(index);
    }

    /** The index of {@code name}, or -1. */
    public int indexOf(String name) {
        Integer index = indexes.get(name);
        return index == null ? -1 : index;
    }
}
