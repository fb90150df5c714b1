package io.streamwright.core.state;

import io.streamwright.ListState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A list in a row: chunks of up to 64 elements, which are shared with older versions of the list until they change, see
 * {@link StateVersions}. Owned by the lane; once a newer version has been made of it, nobody changes it, and the snapshot
 * thread may read it.
 */
final class HeapList<E> implements ListState<E> {
    private static final ListChunk[] NONE = {};

    /** With fewer elements per chunk than this on average, what is left is put together anew. */
    private static final int SPARSE = ListChunk.CAPACITY / 4;

    private final @Nullable ListSlot<E> slot;
    private final long version;

    /** The chunks, from {@code first} on; none is empty. */
    private @Nullable ListChunk[] chunks;

    private int first;
    private int count;
    private boolean ownsChunks;
    private int size;
    private int changes;

    /** Empty. */
    HeapList(@Nullable ListSlot<E> slot, long version) {
        this.slot = slot;
        this.version = version;
        this.chunks = NONE;
    }

    /** With the elements of an older version, which does not change any more. */
    HeapList(ListSlot<E> slot, long version, HeapList<E> other) {
        this.slot = slot;
        this.version = version;
        this.chunks = other.chunks;
        this.first = other.first;
        this.count = other.count;
        this.size = other.size;
    }

    boolean isOf(ListSlot<E> other) {
        return slot == other;
    }

    long version() {
        return version;
    }

    /** Whether there is nothing in it, not even what has expired. */
    boolean isBare() {
        return size == 0;
    }

    /** How many elements there are, with those that have expired. */
    int stored() {
        return size;
    }

    int chunkCount() {
        return count;
    }

    /** A chunk to be read. */
    ListChunk chunk(int index) {
        return Objects.requireNonNull(chunks[first + index]);
    }

    private ListSlot<E> slot() {
        return Objects.requireNonNull(slot, "a list that belongs to no operator yet");
    }

    private @Nullable StateTtl ttl() {
        return slot == null ? null : slot.ttl;
    }

    private long now() {
        StateTtl ttl = ttl();
        return ttl == null ? 0 : ttl.now();
    }

    // ---------------------------------------------------------------------------------------------------- chunks

    private void ownChunks() {
        if (!ownsChunks) {
            chunks = Arrays.copyOfRange(chunks, first, first + count + 1);
            first = 0;
            ownsChunks = true;
        }
    }

    /** A chunk to be changed, or whose elements user code may change. */
    private ListChunk own(int index) {
        ListChunk chunk = chunk(index);
        if (chunk.version == version) {
            return chunk;
        }
        ListSlot<E> mine = slot();
        ListChunk copy = chunk.copy(version, mine.element, mine.immutable);
        ownChunks();
        chunks[first + index] = copy;
        return copy;
    }

    /** A chunk whose elements user code is about to see. */
    private ListChunk shown(int index) {
        return slot().immutable ? chunk(index) : own(index);
    }

    private ListChunk newChunk(int capacity, boolean timed) {
        ownChunks();
        if (first + count == chunks.length) {
            if (first > count) {
                System.arraycopy(chunks, first, chunks, 0, count);
                Arrays.fill(chunks, count, chunks.length, null);
                first = 0;
            } else {
                chunks = Arrays.copyOf(chunks, count + Math.max(1, count >> 1) + first);
            }
        }
        ListChunk chunk = new ListChunk(version, capacity, timed);
        chunks[first + count++] = chunk;
        return chunk;
    }

    private void removeChunk(int index) {
        ownChunks();
        if (index == 0) {
            chunks[first++] = null;
        } else {
            System.arraycopy(chunks, first + index + 1, chunks, first + index, count - index - 1);
            chunks[first + count - 1] = null;
        }
        count--;
    }

    /** Adds an element behind all others. */
    private void append(Object element, long time, boolean timed) {
        ListChunk last = count == 0 || chunk(count - 1).isFull() ? null : own(count - 1);
        if (last == null) {
            last = newChunk(count == 0 ? 0 : ListChunk.CAPACITY, timed);
        }
        last.add(element, time);
        size++;
    }

    /** Adds an element that has been read from a snapshot. */
    void restore(E element, long time, boolean timed) {
        append(element, time, timed);
    }

    private void removeAt(int index, int at) {
        ListChunk chunk = own(index);
        chunk.remove(at);
        size--;
        if (chunk.size == 0) {
            removeChunk(index);
        }
    }

    /** Puts what is left together anew if most of the room is wasted: no more work than removing was. */
    private void tidy() {
        if (count > 4 && size < count * SPARSE) {
            HeapList<E> dense = new HeapList<>(slot, version);
            boolean timed = ttl() != null;
            for (int i = 0; i < count; i++) {
                ListChunk chunk = own(i);
                for (int at = 0; at < chunk.size; at++) {
                    dense.append(chunk.<Object>at(at), chunk.time(at), timed);
                }
            }
            chunks = dense.chunks;
            first = dense.first;
            count = dense.count;
            ownsChunks = true;
        }
    }

    // --------------------------------------------------------------------------------------------------- changes

    private static <E> E checked(E element) {
        return Objects.requireNonNull(element, "an element of a ListState is null");
    }

    @Override
    public void add(E element) {
        tidy();
        append(checked(element), now(), ttl() != null);
        changes++;
    }

    @Override
    public void addAll(Iterable<? extends E> elements) {
        addChecked(collect(elements));
    }

    private static <E> List<E> collect(Iterable<? extends E> elements) {
        List<E> collected = new ArrayList<>();
        elements.forEach(element -> collected.add(checked(element)));
        return collected;
    }

    private void addChecked(List<E> elements) {
        tidy();
        long now = now();
        boolean timed = ttl() != null;
        elements.forEach(element -> append(element, now, timed));
        changes++;
    }

    @Override
    public void update(Iterable<? extends E> elements) {
        List<E> collected = collect(elements);
        clear();
        addChecked(collected);
    }

    @Override
    public void clear() {
        chunks = NONE;
        first = 0;
        count = 0;
        size = 0;
        ownsChunks = false;
        changes++;
    }

    @Override
    public boolean removeIf(Predicate<? super E> condition) {
        boolean any = false;
        for (Iterator<E> each = iterator(); each.hasNext(); ) {
            if (condition.test(each.next())) {
                each.remove();
                any = true;
            }
        }
        return any;
    }

    /** Whether something in some chunks has expired, of those that there are from {@code from} on. */
    boolean hasExpired(int from, int atMost, StateTtl ttl, long now) {
        for (int index = from; index < Math.min(count, from + atMost); index++) {
            ListChunk chunk = chunk(index);
            for (int at = 0; at < chunk.size; at++) {
                if (ttl.expired(chunk.time(at), now)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Removes what has expired from some chunks, of those that there are from {@code from} on. */
    void cleanUp(int from, int atMost, StateTtl ttl, long now) {
        for (int index = Math.min(count, from + atMost) - 1; index >= from; index--) {
            for (int at = chunk(index).size - 1; at >= 0; at--) {
                if (ttl.expired(chunk(index).time(at), now)) {
                    changes++;
                    removeAt(index, at);
                }
            }
        }
        tidy();
    }

    // ---------------------------------------------------------------------------------------------------- reading

    @Override
    public int size() {
        StateTtl ttl = ttl();
        if (ttl == null || ttl.returnsExpired) {
            return size;
        }
        long now = ttl.now();
        int valid = 0;
        for (int i = 0; i < count; i++) {
            ListChunk chunk = chunk(i);
            for (int at = 0; at < chunk.size; at++) {
                valid += ttl.expired(chunk.time(at), now) ? 0 : 1;
            }
        }
        return valid;
    }

    @Override
    public boolean isEmpty() {
        StateTtl ttl = ttl();
        if (size == 0 || ttl == null || ttl.returnsExpired) {
            return size == 0;
        }
        long now = ttl.now();
        for (int i = 0; i < count; i++) {
            ListChunk chunk = chunk(i);
            for (int at = 0; at < chunk.size; at++) {
                if (!ttl.expired(chunk.time(at), now)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public Iterator<E> iterator() {
        StateTtl ttl = ttl();
        return ttl == null ? new Elements() : new UnexpiredElements(ttl);
    }

    @Override
    public String toString() {
        return toList().toString();
    }

    /** Goes through all elements; the next one is at {@code at} in the chunk {@code index}. */
    private class Elements implements Iterator<E> {
        int index;
        int at;
        private int expected = changes;
        private boolean removable;

        final void check() {
            if (expected != changes) {
                throw new ConcurrentModificationException("the ListState was changed while it was iterated over");
            }
        }

        @Override
        public boolean hasNext() {
            check();
            return index < count;
        }

        @Override
        public E next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ListChunk chunk = shown(index);
            E element = chunk.at(at);
            goOn(chunk);
            removable = true;
            return element;
        }

        final void goOn(ListChunk chunk) {
            if (++at == chunk.size) {
                index++;
                at = 0;
            }
        }

        @Override
        public void remove() {
            check();
            if (!removable) {
                throw new IllegalStateException("there is no element to remove: call next() first");
            }
            removable = false;
            removeLast();
        }

        /** Removes the element before the next one. */
        final void removeLast() {
            if (at == 0) {
                index--;
                at = chunk(index).size;
            }
            int before = count;
            removeAt(index, --at);
            if (count == before && at == chunk(index).size) {
                index++;
                at = 0;
            } else if (count < before) {
                at = 0;
            }
            expected = ++changes;
        }
    }

    /** Leaves out what has expired, and removes it. What is returned is known before {@code hasNext} has said so. */
    private final class UnexpiredElements extends Elements {
        private final StateTtl ttl;
        private final long now;
        private boolean removeExpired;
        private boolean removedExpired;

        UnexpiredElements(StateTtl ttl) {
            this.ttl = ttl;
            this.now = ttl.now();
        }

        @Override
        public boolean hasNext() {
            check();
            dropReturned();
            while (index < count
                    && !ttl.returnsExpired
                    && ttl.expired(chunk(index).time(at), now)) {
                goOn(chunk(index));
                removeLast();
            }
            return index < count;
        }

        /** What was returned although it had expired is gone once the iteration goes on. */
        private void dropReturned() {
            if (removeExpired) {
                removeExpired = false;
                removedExpired = true;
                removeLast();
            }
        }

        @Override
        public E next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            boolean expired = ttl.expired(chunk(index).time(at), now);
            if (ttl.onRead && !expired) {
                Objects.requireNonNull(own(index).times)[at] = now;
            }
            E element = super.next();
            removedExpired = false;
            removeExpired = expired;
            return element;
        }

        @Override
        public void remove() {
            if (removedExpired) {
                removedExpired = false;
                return;
            }
            super.remove();
            removeExpired = false;
        }
    }
}
