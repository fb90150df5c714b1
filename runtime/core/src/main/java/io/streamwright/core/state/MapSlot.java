package io.streamwright.core.state;

import io.streamwright.MapState;
import io.streamwright.core.codec.Codec;
import org.jspecify.annotations.Nullable;

/**
 * A field of type {@link MapState}. A row without entries holds null.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class MapSlot<K, V> extends StateSlot {
    final Codec<K> key;
    final Codec<V> value;
    final boolean immutable;

    /**
     * For a field of an operator.
     *
     * @param field its name, for messages
     * @param copies whether each call of a handler works on versions of its own
     * @param ttl how long entries are kept, or null for ever
     */
    public MapSlot(
            String field,
            Codec<K> key,
            Codec<V> value,
            StateVersions versions,
            boolean copies,
            @Nullable StateTtl ttl) {
        super(field, versions, copies, ttl);
        this.key = key;
        this.value = value;
        this.immutable = key.immutable() && value.immutable();
    }

    /** The map of a new row, in place of what the initialiser of the field has made. */
    public MapState<K, V> begin(@Nullable MapState<K, V> initial) {
        if (initial != null && !initial.isEmpty()) {
            throw notEmpty("MapState");
        }
        return new HeapMap<>(this, nextVersion());
    }

    /** The map in a row, ready to be changed. */
    public MapState<K, V> load(@Nullable Object inRow) {
        if (inRow == null) {
            return new HeapMap<>(this, nextVersion());
        }
        HeapMap<K, V> map = cast(inRow);
        return map.isOf(this) && mayChange(map.version()) ? map : new HeapMap<>(this, nextVersion(), map);
    }

    /** What a row holds of the map that a handler has left in the field. */
    public @Nullable Object store(@Nullable MapState<K, V> left) {
        HeapMap<K, V> map = own(left);
        return map.isBare() ? null : map;
    }

    /** Whether a handler has left an empty map in the field. */
    public boolean isInitial(@Nullable MapState<K, V> left) {
        return own(left).isBare();
    }

    /** Another map with the same content, for a call whose changes do not go into the row. */
    public MapState<K, V> detach(@Nullable MapState<K, V> loaded) {
        return new HeapMap<>(this, nextVersion(), own(loaded));
    }

    /** How many steps it takes to clean up the map in a row. */
    public int cleanUpSteps(@Nullable Object inRow) {
        int chunks = inRow == null ? 0 : cast(inRow).entries.chunkCount();
        return (chunks + PARTS_PER_STEP - 1) / PARTS_PER_STEP;
    }

    /** Whether something that a step of a clean-up meets in a row has expired. Changes nothing. */
    public boolean hasExpired(@Nullable Object inRow, int step, long nowMillis) {
        return inRow != null && cast(inRow).entries.hasExpired(step * PARTS_PER_STEP, PARTS_PER_STEP, ttl(), nowMillis);
    }

    /** Removes what a step of a clean-up meets that has expired. */
    public void cleanUp(@Nullable MapState<K, V> map, int step, long nowMillis) {
        own(map).cleanUp(step * PARTS_PER_STEP, PARTS_PER_STEP, ttl(), nowMillis);
    }

    @SuppressWarnings("unchecked") // a row holds what store() gave or the codec of this field has read
    private HeapMap<K, V> cast(Object inRow) {
        return (HeapMap<K, V>) inRow;
    }

    private HeapMap<K, V> own(@Nullable MapState<K, V> left) {
        if (left instanceof HeapMap<K, V> map && map.isOf(this)) {
            return map;
        }
        throw replaced(left == null ? "null instead of the MapState" : "a MapState");
    }
}
