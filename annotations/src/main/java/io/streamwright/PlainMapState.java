package io.streamwright;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A {@link MapState} outside of a job. Takes next to nothing while it is empty, since initialisers run for each event. */
final class PlainMapState<K, V> implements MapState<K, V> {
    private @Nullable Map<K, V> entries;

    private Map<K, V> map() {
        Map<K, V> map = entries;
        if (map == null) {
            map = new LinkedHashMap<>();
            entries = map;
        }
        return map;
    }

    private static <K> K checked(K key) {
        return Objects.requireNonNull(key, "a key of a MapState is null");
    }

    @Override
    public @Nullable V get(K key) {
        return map().get(checked(key));
    }

    @Override
    public boolean contains(K key) {
        return map().containsKey(checked(key));
    }

    @Override
    public void put(K key, V value) {
        map().put(checked(key), value);
    }

    @Override
    public @Nullable V remove(K key) {
        return map().remove(checked(key));
    }

    @Override
    public void clear() {
        map().clear();
    }

    @Override
    public int size() {
        return entries == null ? 0 : entries.size();
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return map().entrySet().iterator();
    }

    @Override
    public Iterable<K> keys() {
        return map().keySet();
    }

    @Override
    public Iterable<V> values() {
        return map().values();
    }

    @Override
    public String toString() {
        return map().toString();
    }
}
