package io.streamwright.core.state;

import io.streamwright.core.codec.Codec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** 64 places for entries of a {@link HeapMap} that follow each other. Belongs to the map of its version. */
final class MapChunk {
    static final int BITS = 6;
    static final int CAPACITY = 1 << BITS;
    static final int MASK = CAPACITY - 1;

    private static final int FIRST_CAPACITY = 4;

    final long version;

    /** Null where an entry has been removed. */
    @Nullable Object[] keys;

    @Nullable Object[] values;

    /** When each was written, or null if that does not matter. */
    long @Nullable [] times;

    /** How many places have been given away. */
    int used;

    /** How many of these have an entry. */
    int live;

    MapChunk(long version, int capacity, boolean timed) {
        this.version = version;
        this.keys = new Object[Math.max(FIRST_CAPACITY, capacity)];
        this.values = new Object[keys.length];
        this.times = timed ? new long[keys.length] : null;
    }

    private MapChunk(long version, MapChunk other) {
        this.version = version;
        this.keys = other.keys.clone();
        this.values = other.values.clone();
        this.times = other.times == null ? null : other.times.clone();
        this.used = other.used;
        this.live = other.live;
    }

    /** The same entries for the map of another version: copies, where the codecs say that they can change. */
    <K, V> MapChunk copy(long newVersion, Codec<K> key, Codec<V> value) {
        MapChunk copy = new MapChunk(newVersion, this);
        if (!key.immutable()) {
            copyEach(copy.keys, key);
        }
        if (!value.immutable()) {
            copyEach(copy.values, value);
        }
        return copy;
    }

    @SuppressWarnings("unchecked") // what stands there is of the codec's type
    private static <T> void copyEach(@Nullable Object[] objects, Codec<T> codec) {
        for (int i = 0; i < objects.length; i++) {
            objects[i] = codec.copyNullable((T) objects[i]);
        }
    }

    /** Makes sure that there is room at place {@code at}. */
    void reach(int at) {
        if (at >= keys.length) {
            int grown = Math.min(CAPACITY, Math.max(at + 1, keys.length * 2));
            keys = Arrays.copyOf(keys, grown);
            values = Arrays.copyOf(values, grown);
            times = times == null ? null : Arrays.copyOf(times, grown);
        }
    }

    void set(int at, Object key, @Nullable Object value, long time) {
        reach(at);
        keys[at] = key;
        values[at] = value;
        if (times != null) {
            times[at] = time;
        }
        live++;
    }

    void remove(int at) {
        keys[at] = null;
        values[at] = null;
        live--;
    }

    boolean isTaken(int at) {
        return keys[at] != null;
    }

    long time(int at) {
        return times == null ? 0 : times[at];
    }
}
