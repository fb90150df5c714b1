package io.streamwright.core.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of the fields of one type as they stand in text formats, in the order of their declaration. Made once per type
 * by generated code; immutable.
 */
public final class FieldNames {
    private final String type;
    private final List<String> names;
    private final Map<String, Integer> indexes = new HashMap<>();

    private final @Nullable Fill[] fills;

    private FieldNames(String type, List<String> names, @Nullable Fill[] fills) {
        this.type = type;
        this.names = names;
        this.fills = fills;
        for (int i = 0; i < names.size(); i++) {
            indexes.put(names.get(i), i);
        }
    }

    /** The fields of {@code type}, a simple name for messages. */
    public static FieldNames of(String type, String... names) {
        return new FieldNames(type, List.of(names), new @Nullable Fill[names.length]);
    }

    /**
     * The same names, with what the annotations say of how a source that makes events up fills the fields.
     *
     * @param fieldFills one for each field, null where there is no annotation
     */
    public FieldNames filled(@Nullable Fill... fieldFills) {
        if (fieldFills.length != names.size()) {
            throw new IllegalArgumentException(fieldFills.length + " for " + names);
        }
        return new FieldNames(type, names, fieldFills.clone());
    }

    /** How field {@code index} is filled, or null if nothing says it. */
    public @Nullable Fill fill(int index) {
        return fills[index];
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
