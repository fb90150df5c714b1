package io.streamwright.core.codec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Constants by their names, in binary form too, so that a new order or new constants change nothing. */
final class EnumCodec<E extends Enum<E>> extends ScalarCodec<E> {
    private final Map<String, E> byName = new LinkedHashMap<>();

    EnumCodec(String simpleName, E[] values) {
        super(
                simpleName + Arrays.stream(values).map(Enum::name).collect(Collectors.joining(",", "[", "]")),
                "one of " + Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", ")));
        for (E value : values) {
            byName.put(value.name(), value);
        }
    }

    @Override
    public void write(E value, BinaryOutput out) {
        out.writeString(value.name());
    }

    @Override
    E readBinary(BinaryInput in) {
        return parse(in.readString());
    }

    @Override
    E parse(String text) {
        E value = byName.get(text);
        if (value == null) {
            throw new IllegalArgumentException("there is no constant " + FieldReader.abbreviate(text));
        }
        return value;
    }

    /** The name, whatever {@code toString} says. */
    @Override
    String format(E value) {
        return value.name();
    }
}
