package io.streamwright.testkit.random;

import io.streamwright.ListState;
import io.streamwright.MapState;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies of operators and what they hold, by looking into them. */
final class DeepCopy {

    private DeepCopy() {}

    /** A copy that shares nothing that can change. */
    static @Nullable Object of(@Nullable Object value) {
        if (value == null || value.getClass().getName().startsWith("java.time.")) {
            return value;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(of(element)));
            return copy;
        }
        if (value instanceof NaiveExpiring expiring) {
            return expiring.copy();
        }
        if (value instanceof ListState<?> list) {
            ListState<Object> copy = ListState.create();
            list.forEach(element -> copy.add(of(element)));
            return copy;
        }
        if (value instanceof MapState<?, ?> map) {
            MapState<Object, Object> copy = MapState.create();
            map.forEach((key, element) -> copy.put(of(key), of(element)));
            return copy;
        }
        if (value instanceof Set<?> set) {
            Set<Object> copy = new LinkedHashSet<>();
            set.forEach(element -> copy.add(of(element)));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(of(key), of(element)));
            return copy;
        }
        if (value.getClass().isArray()) {
            int length = Array.getLength(value);
            Object copy = Array.newInstance(value.getClass().getComponentType(), length);
            for (int i = 0; i < length; i++) {
                Array.set(copy, i, of(Array.get(value, i)));
            }
            return copy;
        }
        boolean isClassOfTheJob = value.getClass().getName().startsWith("drawn.");
        return isClassOfTheJob && !(value instanceof Enum<?>) && !(value instanceof Record) ? bean(value) : value;
    }

    private static Object bean(Object value) {
        try {
            Constructor<?> constructor = value.getClass().getDeclaredConstructor();
            constructor.setAccessible(true);
            Object copy = constructor.newInstance();
            for (Field field : value.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    field.set(copy, of(field.get(value)));
                }
            }
            return copy;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot copy a " + value.getClass(), e);
        }
    }
}
