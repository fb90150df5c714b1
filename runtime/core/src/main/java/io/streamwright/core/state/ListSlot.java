package io.streamwright.core.state;

import io.streamwright.ListState;
import io.streamwright.core.codec.Codec;
import org.jspecify.annotations.Nullable;

/**
 * A field of type {@link ListState}. A row without elements holds null.
 *
 * @param <E> the type of the elements
 */
public final class ListSlot<E> extends StateSlot {
    final Codec<E> element;
    final boolean immutable;

    /**
     * For a field of an operator.
     *
     * @param field its name, for messages
     * @param copies whether each call of a handler works on versions of its own
     * @param ttl how long elements are kept, or null for ever
     */
    public ListSlot(String field, Codec<E> element, StateVersions versions, boolean copies, @Nullable StateTtl ttl) {
        super(field, versions, copies, ttl);
        this.element = element;
        this.immutable = element.immutable();
    }

    /** The list of a new row, in place of what the initialiser of the field has made. */
    public ListState<E> begin(@Nullable ListState<E> initial) {
        if (initial != null && !initial.isEmpty()) {
            throw notEmpty("ListState");
        }
        return new HeapList<>(this, nextVersion());
    }

    /** The list in a row, ready to be changed. */
    public ListState<E> load(@Nullable Object inRow) {
        if (inRow == null) {
            return new HeapList<>(this, nextVersion());
        }
        HeapList<E> list = cast(inRow);
        return list.isOf(this) && mayChange(list.version()) ? list : new HeapList<>(this, nextVersion(), list);
    }

    /** What a row holds of the list that a handler has left in the field. */
    public @Nullable Object store(@Nullable ListState<E> left) {
        HeapList<E> list = own(left);
        return list.isBare() ? null : list;
    }

    /** Whether a handler has left an empty list in the field. */
    public boolean isInitial(@Nullable ListState<E> left) {
        return own(left).isBare();
    }

    /** Another list with the same content, for a call whose changes do not go into the row. */
    public ListState<E> detach(@Nullable ListState<E> loaded) {
        return new HeapList<>(this, nextVersion(), own(loaded));
    }

    /** How many steps it takes to clean up the list in a row. */
    public int cleanUpSteps(@Nullable Object inRow) {
        int chunks = inRow == null ? 0 : cast(inRow).chunkCount();
        return (chunks + PARTS_PER_STEP - 1) / PARTS_PER_STEP;
    }

    /** Whether something that a step of a clean-up meets in a row has expired. Changes nothing. */
    public boolean hasExpired(@Nullable Object inRow, int step, long nowMillis) {
        return inRow != null && cast(inRow).hasExpired(step * PARTS_PER_STEP, PARTS_PER_STEP, ttl(), nowMillis);
    }

    /** Removes what a step of a clean-up meets that has expired. */
    public void cleanUp(@Nullable ListState<E> list, int step, long nowMillis) {
        own(list).cleanUp(step * PARTS_PER_STEP, PARTS_PER_STEP, ttl(), nowMillis);
    }

    @SuppressWarnings("unchecked") // a row holds what store() gave or the codec of this field has read
    private HeapList<E> cast(Object inRow) {
        return (HeapList<E>) inRow;
    }

    private HeapList<E> own(@Nullable ListState<E> left) {
        if (left instanceof HeapList<E> list && list.isOf(this)) {
            return list;
        }
        throw replaced(left == null ? "null instead of the ListState" : "a ListState");
    }
}
