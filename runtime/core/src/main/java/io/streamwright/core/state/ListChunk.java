package io.streamwright.core.state;

import io.streamwright.core.codec.Codec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Some elements of a {@link HeapList} that follow each other. Belongs to the list of its version. */
final class ListChunk {
    /** How many elements it takes at most: what a change of one of them copies after a snapshot. */
    static final int CAPACITY = 64;

    private static final int FIRST_CAPACITY = 4;

    final long version;

    @Nullable Object[] elements;

    /** When each was written, or null if that does not matter. */
    long @Nullable [] times;

    int size;

    ListChunk(long version, int capacity, boolean timed) {
        this.version = version;
        this.elements = new Object[Math.max(FIRST_CAPACITY, capacity)];
        this.times = timed ? new long[elements.length] : null;
    }

    private ListChunk(long version, ListChunk other) {
        this.version = version;
        this.elements = other.elements.clone();
        this.times = other.times == null ? null : other.times.clone();
        this.size = other.size;
    }

    /** The same elements for the list of another version: copies, if {@code codec} says that they can change. */
    <E> ListChunk copy(long newVersion, Codec<E> codec, boolean immutable) {
        ListChunk copy = new ListChunk(newVersion, this);
        if (!immutable) {
            for (int i = 0; i < size; i++) {
                copy.elements[i] = codec.copy(this.<E>at(i));
            }
        }
        return copy;
    }

    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"
    }) // the caller's type; none is null up to size
    <E> E at(int index) {
        return (E) elements[index];
    }

    boolean isFull() {
        return size == CAPACITY;
    }

    void add(Object element, long time) {
        if (size == elements.length) {
            int grown = Math.min(CAPACITY, size * 2);
            elements = Arrays.copyOf(elements, grown);
            times = times == null ? null : Arrays.copyOf(times, grown);
        }
        if (times != null) {
            times[size] = time;
        }
        elements[size++] = element;
    }

    void remove(int index) {
        size--;
        System.arraycopy(elements, index + 1, elements, index, size - index);
        elements[size] = null;
        if (times != null) {
            System.arraycopy(times, index + 1, times, index, size - index);
        }
    }

    long time(int index) {
        return times == null ? 0 : times[index];
    }
}
