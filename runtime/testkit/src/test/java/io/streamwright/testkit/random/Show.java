package io.streamwright.testkit.random;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values as text, with everything in them that may differ: two values are the same if they look the same. Sets and maps are
 * sorted, since their order is not kept.
 */
public final class Show {

    private Show() {}

    /** All values, one after the other. */
    public static String of(@Nullable Object... values) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            text.append(text.length() == 0 ? "" : " ").append(one(value));
        }
        return text.toString();
    }

    private static String one(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof CharSequence || value instanceof Character) {
            return quoted(value.toString());
        }
        if (value instanceof Number || value instanceof Boolean || value instanceof BigDecimal) {
            // 1 and 1L, 0.0f and 0.0 must not look the same where a key or state may be either
            return value + value.getClass().getSimpleName().substring(0, 1);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Temporal
                || value instanceof TemporalAmount
                || value.getClass().getName().startsWith("java.time.")
                || value instanceof java.util.UUID) {
            return value.toString();
        }
        if (value instanceof Optional<?> optional) {
            return optional.isEmpty() ? "none" : "some(" + one(optional.get()) + ")";
        }
        return container(value);
    }

    private static String container(Object value) {
        List<String> parts = new ArrayList<>();
        if (value instanceof Set<?> set) {
            set.forEach(element -> parts.add(one(element)));
            Collections.sort(parts);
            return "set" + parts;
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> parts.add(one(key) + "=" + one(element)));
            Collections.sort(parts);
            return "map" + parts;
        }
        if (value instanceof Iterable<?> list) {
            list.forEach(element -> parts.add(one(element)));
            return parts.toString();
        }
        if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                parts.add(one(Array.get(value, i)));
            }
            return "array" + parts;
        }
        for (Field field : value.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                parts.add(field.getName() + "=" + one(read(field, value)));
            }
        }
        return value.getClass().getSimpleName() + parts;
    }

    static @Nullable Object read(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot look into " + of.getClass(), e);
        }
    }

    /** As Java would write it, so that invisible and unpaired characters show. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < ' ' || unit > '~' || unit == '"' || unit == '\\') {
                quoted.append(String.format("\\u%04x", (int) unit));
            } else {
                quoted.append(unit);
            }
        }
        return quoted.append('"').toString();
    }
}
