package io.streamwright.core.state;

import java.util.AbstractMap;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a {@link HeapMap} in the order of its entries, leaves out what has expired, and removes it.
 *
 * @param <R> what is asked of each entry
 */
final class MapIterator<K, V, R> implements Iterator<R> {
    private static final int NONE = -1;

    private final HeapMap<K, V> map;
    private final Function<Map.Entry<K, V>, R> view;
    private final @Nullable StateTtl ttl;
    private final long now;
    private int expected;

    /** Where to look for the next entry. */
    private int rank;

    private int at;

    /** The position of the entry that was returned, while it can be removed. */
    private int returned = NONE;

    /** Whether that had expired, so that it goes when the iteration goes on. */
    private boolean removeReturned;

    private boolean removedReturned;

    MapIterator(HeapMap<K, V> map, Function<Map.Entry<K, V>, R> view) {
        this.map = map;
        this.view = view;
        this.ttl = map.ttl();
        this.now = ttl == null ? 0 : ttl.now();
        this.expected = map.changes;
    }

    private void check() {
        if (expected != map.changes) {
            throw new ConcurrentModificationException("the MapState was changed while it was iterated over");
        }
    }

    @Override
    public boolean hasNext() {
        check();
        if (removeReturned) {
            removeReturned = false;
            removedReturned = true;
            removeAt(returned);
        }
        MapEntries entries = map.entries;
        while (rank < entries.chunkCount()) {
            MapChunk chunk = entries.chunkAt(rank);
            if (chunk == null || at >= chunk.used) {
                rank++;
                at = 0;
            } else if (!chunk.isTaken(at)) {
                at++;
            } else if (isHidden(chunk.time(at))) {
                removeAt(entries.position(rank, at));
            } else {
                return true;
            }
        }
        return false;
    }

    private boolean isHidden(long time) {
        return ttl != null && ttl.hides(time, now);
    }

    @Override
    public R next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int position = map.entries.position(rank, at);
        removedReturned = false;
        if (ttl != null) {
            removeReturned = ttl.expired(map.entries.time(position), now);
            if (ttl.onRead && !removeReturned) {
                Objects.requireNonNull(map.own(position).times)[at] = now;
            }
        }
        returned = position;
        MapChunk chunk = map.shown(position);
        R result = view.apply(new Entry<>(map, map.object(chunk.keys[at]), map.object(chunk.values[at])));
        at++;
        return result;
    }

    @Override
    public void remove() {
        check();
        if (removedReturned) {
            removedReturned = false;
            return;
        }
        if (returned == NONE) {
            throw new IllegalStateException("there is no entry to remove: call next() first");
        }
        removeReturned = false;
        removeAt(returned);
    }

    private void removeAt(int position) {
        returned = NONE;
        int before = map.entries.chunkCount();
        map.removeAt(position);
        int dropped = before - map.entries.chunkCount();
        if (dropped > rank) {
            at = 0;
        }
        rank = Math.max(0, rank - dropped);
        map.changes++;
        expected = map.changes;
    }

    /** An entry as it was when it was returned, whose value can be replaced. */
    private static final class Entry<K, V> extends AbstractMap.SimpleEntry<K, V> {
        private static final long serialVersionUID = 1L;

        private final transient HeapMap<K, V> map;

        @SuppressWarnings("NullAway") // values may be null, as in any map
        Entry(HeapMap<K, V> map, @Nullable K key, @Nullable V value) {
            super(key, value);
            this.map = map;
        }

        @Override
        public V setValue(V value) {
            map.put(getKey(), value);
            return super.setValue(value);
        }
    }
}
