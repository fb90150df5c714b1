package io.streamwright.core.exchange;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue for one thread that offers and one that polls, without locks: a place of the array is empty or holds an
 * element, and each side looks at the one place it is about to use. What was written to an element before it was offered is
 * seen by the one who polls it.
 *
 * <p>The scheme is that of FastForward (Giacomoni et al., PPoPP 2008).
 *
 * @param <E> the type of the elements
 */
public final class BatchRing<E> {
    private static final VarHandle PLACES = MethodHandles.arrayElementVarHandle(Object[].class);

    private final @Nullable Object[] places;
    private final int mask;

    /** The place that is written next; the offering thread's. */
    private int head;

    /** The place that is read next; the polling thread's. */
    private int tail;

    /**
     * For so many elements.
     *
     * @param capacity from 1, rounded up to a power of two
     */
    public BatchRing(int capacity) {
        if (capacity < 1 || capacity > 1 << 16) {
            throw new IllegalArgumentException("a ring has from 1 to 65,536 places, not " + capacity);
        }
        int size = Integer.highestOneBit(Math.max(1, 2 * capacity - 1));
        this.places = new Object[size];
        this.mask = size - 1;
    }

    /** Puts an element in; false if there is no room. By the one thread that offers. */
    public boolean offer(E element) {
        int at = head & mask;
        if (PLACES.getAcquire(places, at) != null) {
            return false;
        }
        PLACES.setRelease(places, at, element);
        head++;
        return true;
    }

    /** Takes the oldest element out, or gives null if there is none. By the one thread that polls. */
    @SuppressWarnings("unchecked") // only offer stores here
    public @Nullable E poll() {
        int at = tail & mask;
        Object element = PLACES.getAcquire(places, at);
        if (element == null) {
            return null;
        }
        PLACES.setRelease(places, at, (Object) null);
        tail++;
        return (E) element;
    }

    /** How many elements it holds at most. */
    public int capacity() {
        return places.length;
    }
}
