package io.streamwright.testkit.random;

import io.streamwright.MapState;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
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
    /** Looked up once for each class: half of the time of a run of random jobs is spent here. */
    private static final ClassValue<Field[]> FIELDS = new ClassValue<>() {
        @Override
        protected Field[] computeValue(Class<?> type) {
            return Arrays.stream(type.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .peek(field -> field.setAccessible(true))
                    .toArray(Field[]::new);
        }
    };

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private Show() {}

    /** All values, one after the other. */
    public static String of(@Nullable Object... values) {
        StringBuilder text = new StringBuilder(64);
        for (Object value : values) {
            if (text.length() > 0) {
                text.append(' ');
            }
            append(text, value);
        }
        return text.toString();
    }

    private static String one(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value);
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append("null");
        } else if (value instanceof CharSequence || value instanceof Character) {
            appendQuoted(text, value.toString());
        } else if (value instanceof Number || value instanceof Boolean) {
            // 1 and 1L, 0.0f and 0.0 must not look the same where a key or state may be either
            text.append(value).append(value.getClass().getSimpleName().charAt(0));
        } else if (value instanceof Enum<?> constant) {
            text.append(constant.name());
        } else if (value instanceof Temporal
                || value instanceof TemporalAmount
                || value.getClass().getName().startsWith("java.time.")
                || value instanceof java.util.UUID) {
            text.append(value);
        } else if (value instanceof Optional<?> optional) {
            text.append(optional.isEmpty() ? "none" : "some(" + one(optional.get()) + ")");
        } else {
            appendContainer(text, value);
        }
    }

    private static void appendContainer(StringBuilder text, Object value) {
        if (value instanceof Set<?> set) {
            List<String> parts = new ArrayList<>();
            set.forEach(element -> parts.add(one(element)));
            Collections.sort(parts);
            text.append("set").append(parts);
        } else if (value instanceof MapState<?, ?> map) {
            appendContainer(text, map.toMap());
        } else if (value instanceof Map<?, ?> map) {
            List<String> parts = new ArrayList<>();
            map.forEach((key, element) -> parts.add(one(key) + "=" + one(element)));
            Collections.sort(parts);
            text.append("map").append(parts);
        } else if (value instanceof Iterable<?> list) {
            text.append('[');
            Iterator<?> elements = list.iterator();
            while (elements.hasNext()) {
                append(text, elements.next());
                text.append(elements.hasNext() ? ", " : "");
            }
            text.append(']');
        } else if (value.getClass().isArray()) {
            text.append("array[");
            for (int i = 0; i < Array.getLength(value); i++) {
                append(text.append(i == 0 ? "" : ", "), Array.get(value, i));
            }
            text.append(']');
        } else {
            appendFields(text, value);
        }
    }

    private static void appendFields(StringBuilder text, Object value) {
        text.append(value.getClass().getSimpleName()).append('[');
        Field[] fields = FIELDS.get(value.getClass());
        for (int i = 0; i < fields.length; i++) {
            text.append(i == 0 ? "" : ", ").append(fields[i].getName()).append('=');
            append(text, valueOf(fields[i], value));
        }
        text.append(']');
    }

    static @Nullable Object read(Field field, Object of) {
        field.setAccessible(true);
        return valueOf(field, of);
    }

    private static @Nullable Object valueOf(Field field, Object of) {
        try {
            return field.get(of);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot look into " + of.getClass(), e);
        }
    }

    /** As Java would write it, so that invisible and unpaired characters show. */
    private static void appendQuoted(StringBuilder text, String value) {
        text.append('"');
        int plain = 0;
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (unit < ' ' || unit > '~' || unit == '"' || unit == '\\') {
                text.append(value, plain, i).append("\\u");
                plain = i + 1;
                for (int shift = 12; shift >= 0; shift -= 4) {
                    text.append(HEX[unit >> shift & 15]);
                }
            }
        }
        text.append(value, plain, value.length()).append('"');
    }
}
