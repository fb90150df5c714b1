package io.streamwright.core.state;

import io.streamwright.MapState;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A map in a row: its entries in the order of their coming, in {@link MapEntries}, and above eight of them a {@link MapIndex}
 * that finds them. All parts are shared with older versions of the map until they change, see {@link StateVersions}. Owned by the
 * lane; once a newer version has been made of it, nobody changes it, and the snapshot thread may read it.
 */
final class HeapMap<K, V> implements MapState<K, V> {
    /** Up to so many entries are looked through one by one. */
    private static final int SMALL = 8;

    private final @Nullable MapSlot<K, V> slot;
    private final long version;
    final MapEntries entries;
    private @Nullable MapIndex index;

    /** Counts what would confuse an iterator. */
    int changes;

    /** Empty. */
    HeapMap(@Nullable MapSlot<K, V> slot, long version) {
        this.slot = slot;
        this.version = version;
        this.entries = new MapEntries(version);
    }

    /** With the entries of an older version, which does not change any more. */
    HeapMap(MapSlot<K, V> slot, long version, HeapMap<K, V> other) {
        this.slot = slot;
        this.version = version;
        this.entries = new MapEntries(version, other.entries);
        this.index = other.index;
    }

    boolean isOf(MapSlot<K, V> other) {
        return slot == other;
    }

    long version() {
        return version;
    }

    /** Whether there is nothing in it, not even what has expired. */
    boolean isBare() {
        return entries.size() == 0;
    }

    MapSlot<K, V> slot() {
        return Objects.requireNonNull(slot, "a map that belongs to no operator yet");
    }

    @Nullable StateTtl ttl() {
        return slot == null ? null : slot.ttl;
    }

    private long now() {
        StateTtl ttl = ttl();
        return ttl == null ? 0 : ttl.now();
    }

    // ---------------------------------------------------------------------------------------------------- finding

    private static int hash(Object key) {
        return key.hashCode();
    }

    private static <K> K checked(K key) {
        return Objects.requireNonNull(key, "a key of a MapState is null");
    }

    /** The position of a key, or -1. */
    private int find(Object key) {
        MapIndex map = index;
        return map == null ? entries.find(key) : find(map, key, hash(key));
    }

    private int find(MapIndex map, Object key, int hash) {
        MapIndex.Part part = map.part(hash);
        for (int at = part.home(hash); ; at = (at + 1) & part.mask) {
            long entry = part.places[at];
            if (entry == MapIndex.NOTHING) {
                return -1;
            }
            if (MapIndex.hash(entry) == hash) {
                int position = MapIndex.position(entry);
                if (key.equals(entries.chunk(position).keys[position & MapChunk.MASK])) {
                    return position;
                }
            }
        }
    }

    private @Nullable MapIndex ownIndex() {
        MapIndex map = index;
        if (map != null && map.version() != version) {
            map = new MapIndex(version, map);
            index = map;
        }
        return map;
    }

    /** The chunk of a position, to be changed or shown to user code that may change what it sees. */
    MapChunk own(int position) {
        MapSlot<K, V> mine = slot();
        return entries.own(position, mine.key, mine.value);
    }

    /** The chunk of a position whose content user code is about to see. */
    MapChunk shown(int position) {
        return slot().immutable ? entries.chunk(position) : own(position);
    }

    // ---------------------------------------------------------------------------------------------------- changes

    /** Adds an entry for a key that is not there. */
    void add(Object key, @Nullable Object value, long time, boolean timed) {
        int position = entries.append(key, value, time, timed, this::ownChunk);
        MapIndex map = ownIndex();
        if (map != null) {
            map.add(hash(key), position);
        } else if (entries.size() > SMALL || entries.chunkCount() > 1) {
            MapIndex made = new MapIndex(version);
            entries.forEach((k, at) -> made.add(hash(k), at));
            index = made;
        }
    }

    /** As {@link #add}, for a snapshot that is read; false if the key is there. */
    boolean restore(Object key, @Nullable Object value, long time, boolean timed) {
        if (find(key) >= 0) {
            return false;
        }
        add(key, value, time, timed);
        return true;
    }

    private MapChunk ownChunk(int position) {
        // a map that is read from a snapshot owns all of its chunks
        return slot == null ? entries.chunk(position) : own(position);
    }

    /** Removes the entry at a position. */
    void removeAt(int position) {
        MapChunk chunk = own(position);
        Object key = Objects.requireNonNull(chunk.keys[position & MapChunk.MASK]);
        MapIndex map = ownIndex();
        if (map != null) {
            map.remove(hash(key), position);
        }
        entries.remove(chunk, position);
        if (entries.size() == 0) {
            clear();
        }
    }

    /** Goes on with moving entries together, if many have been removed. */
    private void tidy() {
        MapIndex map = entries.isSparse() ? ownIndex() : null;
        if (map != null) {
            entries.moveSome(this::ownChunk, version, (key, from, to) -> map.move(hash(key), from, to));
        }
    }

    @Override
    public void put(K key, V value) {
        int position = find(checked(key));
        StateTtl ttl = ttl();
        long now = ttl == null ? 0 : ttl.now();
        if (position >= 0 && ttl != null && ttl.expired(entries.time(position), now)) {
            removeAt(position);
            position = -1;
        }
        if (position >= 0) {
            MapChunk chunk = own(position);
            int at = position & MapChunk.MASK;
            chunk.values[at] = value;
            if (chunk.times != null) {
                chunk.times[at] = now;
            }
            return;
        }
        changes++;
        tidy();
        add(key, value, now, ttl != null);
    }

    @Override
    public @Nullable V remove(K key) {
        int position = find(checked(key));
        if (position < 0) {
            return null;
        }
        StateTtl ttl = ttl();
        boolean hidden = ttl != null && !ttl.returnsExpired && ttl.expired(entries.time(position), ttl.now());
        V value = hidden ? null : this.<V>object(shown(position).values[position & MapChunk.MASK]);
        changes++;
        removeAt(position);
        tidy();
        return value;
    }

    @Override
    public void clear() {
        changes++;
        entries.clear();
        index = null;
    }

    // ---------------------------------------------------------------------------------------------------- reading

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // what stands there is of the caller's type
    <T> @Nullable T object(@Nullable Object stored) {
        return (T) stored;
    }

    @Override
    public @Nullable V get(K key) {
        int position = find(checked(key));
        if (position < 0) {
            return null;
        }
        StateTtl ttl = ttl();
        return ttl == null
                ? this.<V>object(shown(position).values[position & MapChunk.MASK])
                : this.<V>object(read(position, ttl));
    }

    /** The value at a position, which is removed if it has expired. */
    private @Nullable Object read(int position, StateTtl ttl) {
        long now = ttl.now();
        int at = position & MapChunk.MASK;
        if (ttl.expired(entries.time(position), now)) {
            Object value = ttl.returnsExpired ? shown(position).values[at] : null;
            changes++;
            removeAt(position);
            return value;
        }
        if (ttl.onRead) {
            Objects.requireNonNull(own(position).times)[at] = now;
        }
        return shown(position).values[at];
    }

    @Override
    public boolean contains(K key) {
        int position = find(checked(key));
        StateTtl ttl = ttl();
        if (position < 0 || ttl == null) {
            return position >= 0;
        }
        boolean expired = ttl.expired(entries.time(position), ttl.now());
        read(position, ttl);
        return !expired || ttl.returnsExpired;
    }

    @Override
    public int size() {
        StateTtl ttl = ttl();
        return ttl == null || ttl.returnsExpired ? entries.size() : entries.unexpired(ttl, now(), Integer.MAX_VALUE);
    }

    @Override
    public boolean isEmpty() {
        StateTtl ttl = ttl();
        return entries.size() == 0 || (ttl != null && !ttl.returnsExpired && entries.unexpired(ttl, now(), 1) == 0);
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return new MapIterator<>(this, entry -> entry);
    }

    @Override
    public Iterable<K> keys() {
        return () -> new MapIterator<>(this, Map.Entry::getKey);
    }

    @Override
    public Iterable<V> values() {
        return () -> new MapIterator<>(this, Map.Entry::getValue);
    }

    @Override
    public String toString() {
        return toMap().toString();
    }

    /** Removes what has expired from some chunks, of those that there are from {@code from} on. */
    void cleanUp(int from, int atMost, StateTtl ttl, long now) {
        int before = entries.chunkCount();
        for (int rank = Math.min(before, from + atMost) - 1; rank >= from; rank--) {
            MapChunk chunk = entries.chunkAt(rank);
            for (int at = chunk == null ? -1 : chunk.used - 1; at >= 0 && chunk != null; at--) {
                if (chunk.isTaken(at) && ttl.expired(chunk.time(at), now)) {
                    changes++;
                    removeAt(entries.position(rank, at));
                    if (entries.chunkCount() != before) {
                        // the first ones have been let go of, so that all others have another rank
                        return;
                    }
                    chunk = entries.chunkAt(rank);
                }
            }
        }
        tidy();
    }
}
