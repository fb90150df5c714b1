package io.streamwright.core.codec;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Collections as the user's class made them. A field of type {@code Set} that begins as a {@code TreeSet} is sorted; bytes do
 * not say so. What is read back or copied becomes a collection of the kind of the initial value, so that a restart does not
 * change the order in which user code walks through it. Any thread may use it.
 */
public final class Likeness {

    private Likeness() {}

    /** A set of the kind of {@code initial} with the elements of {@code value}. */
    public static <E> @Nullable Set<E> set(@Nullable Set<E> initial, @Nullable Set<E> value) {
        if (value == null || initial == null) {
            return value;
        }
        if (initial instanceof SortedSet<E> sorted) {
            return filled(new TreeSet<>(sorted.comparator()), value);
        }
        if (initial instanceof EnumSet<?> constants) {
            return filled(emptied(constants), value);
        }
        return initial.getClass() == HashSet.class ? new HashSet<>(value) : value;
    }

    /** A map of the kind of {@code initial} with the entries of {@code value}. */
    public static <K, V> @Nullable Map<K, V> map(@Nullable Map<K, V> initial, @Nullable Map<K, V> value) {
        if (value == null || initial == null) {
            return value;
        }
        if (initial instanceof SortedMap<K, V> sorted) {
            return filled(new TreeMap<>(sorted.comparator()), value);
        }
        if (initial instanceof EnumMap<?, ?> constants) {
            return filled(emptied(constants), value);
        }
        return initial.getClass() == HashMap.class ? new HashMap<>(value) : value;
    }

    private static <E> Set<E> filled(Set<E> target, Set<E> value) {
        target.addAll(value);
        return target;
    }

    private static <K, V> Map<K, V> filled(Map<K, V> target, Map<K, V> value) {
        target.putAll(value);
        return target;
    }

    @SuppressWarnings("unchecked") // a set of the same enum: the caller's E
    private static <E> Set<E> emptied(EnumSet<?> like) {
        EnumSet<?> copy = like.clone();
        copy.clear();
        return (Set<E>) copy;
    }

    @SuppressWarnings("unchecked") // a map of the same enum: the caller's K and V
    private static <K, V> Map<K, V> emptied(EnumMap<?, ?> like) {
        EnumMap<?, ?> copy = like.clone();
        copy.clear();
        return (Map<K, V>) copy;
    }
}
