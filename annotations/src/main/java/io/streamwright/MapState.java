package io.streamwright;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map that is kept as state, entry by entry: what a handler does with one entry costs the same however many there are, also
 * while a snapshot is being written.
 *
 * <pre>{@code
 * @KeyedBy("user")
 * class PagesOfUser {
 *   @State MapState<String, Long> views;
 *
 *   @OnEvent void view(PageView view) { views.merge(view.page(), 1L, Long::sum); }
 * }
 * }</pre>
 *
 * <p>The generated code puts the map of the current key (and window) into the field before a handler runs; the field is not
 * assigned by user code, but for an initialiser {@code MapState.create()}, which tests without a job need and jobs do not. A
 * map is valid during the call of the handler, on its thread. An empty map is the initial value.
 *
 * <p>Entries are in the order in which their keys were added; putting a new value to a key that is there leaves it where it
 * is. Keys are found by {@code equals} and {@code hashCode} and are never null; values may be null. A value of a type that can
 * change (a plain class, a {@code List}) may be changed where it is; it belongs to the map alone, and must not be kept or put
 * out as well.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface MapState<K, V> {

    /** An empty map on its own, for operators that are tested as plain objects. */
    static <K, V> MapState<K, V> create() {
        return new PlainMapState<>();
    }

    /** The value of a key, or null if there is none. */
    @Nullable V get(K key);

    /** The value of a key, or {@code other} if the map has no such key. */
    @SuppressWarnings("NullAway") // a value may be null, as in any map
    default V getOrDefault(K key, V other) {
        V value = get(key);
        return value != null || contains(key) ? value : other;
    }

    /** Whether there is an entry with this key. */
    boolean contains(K key);

    /**
     * Gives a key a value.
     *
     * @throws NullPointerException if the key is null
     */
    void put(K key, V value);

    /** Puts all entries of another map. */
    default void putAll(Map<? extends K, ? extends V> entries) {
        entries.forEach(this::put);
    }

    /** Removes a key; gives the value that it had, or null. */
    @Nullable V remove(K key);

    /** Removes all entries. */
    void clear();

    /** How many entries there are. With a {@link Ttl} all are looked at, to count those that have not expired. */
    int size();

    /** Whether there is no entry. */
    boolean isEmpty();

    /**
     * The entries from the first to the last. {@link Iterator#remove} takes one out, {@link Map.Entry#setValue} puts another
     * value; any other change to the map ends an iteration with a {@link java.util.ConcurrentModificationException}.
     */
    Iterator<Map.Entry<K, V>> iterator();

    /** The entries, for a {@code for} loop; see {@link #iterator}. */
    default Iterable<Map.Entry<K, V>> entries() {
        return this::iterator;
    }

    /** The keys, for a {@code for} loop; see {@link #iterator}. */
    Iterable<K> keys();

    /** The values, for a {@code for} loop; see {@link #iterator}. */
    Iterable<V> values();

    /** Calls {@code action} with each key and value. */
    default void forEach(BiConsumer<? super K, ? super V> action) {
        for (Map.Entry<K, V> entry : entries()) {
            action.accept(entry.getKey(), entry.getValue());
        }
    }

    /**
     * Puts {@code value} if the key has none (or null), else what {@code function} makes of the two.
     *
     * @return the new value
     */
    default V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
        V old = get(key);
        V merged = old == null ? value : function.apply(old, value);
        put(key, merged);
        return merged;
    }

    /** The value of a key; if it has none (or null), the one that {@code function} makes, which is put. */
    default V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
        V value = get(key);
        if (value == null) {
            value = function.apply(key);
            put(key, value);
        }
        return value;
    }

    /** A new map of the entries there are now, in their order. */
    default Map<K, V> toMap() {
        Map<K, V> map = new LinkedHashMap<>();
        forEach(map::put);
        return map;
    }
}
