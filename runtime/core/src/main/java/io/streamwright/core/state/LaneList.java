package io.streamwright.core.state;

import io.streamwright.ListState;
import io.streamwright.Redistribution;
import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.CorruptDataException;
import org.jspecify.annotations.Nullable;

/**
 * A field of type {@link ListState} of an operator without a key: there is one list per lane. Owned by the lane.
 *
 * <p>A snapshot holds the elements in sections of some megabytes, so that lists may be larger than an array, and so that a lane
 * which gets a part of another's list after a restart does not decode all of it:
 *
 * <pre>
 * field     int    the rank of the list among those of the operator
 * first     long   the place of the first element in its list
 * count     int
 * elements
 * </pre>
 *
 * @param <E> the type of the elements
 */
public final class LaneList<E> {
    private static final int MOST_ELEMENTS = Integer.MAX_VALUE - 64;

    private final String field;
    private final ListSlot<E> slot;
    private final Redistribution redistribution;

    /** The list, or null if it is empty. */
    private @Nullable Object held;

    // while a snapshot is being restored: which of all elements are to come here
    private long[] counts = {};
    private long from;
    private long to;
    private int sourceLane = -1;
    private long next;

    /**
     * For a field of an operator.
     *
     * @param field its name, for messages
     * @param copies whether each call of a handler works on a version of its own
     */
    public LaneList(
            String field, Codec<E> element, Redistribution redistribution, StateVersions versions, boolean copies) {
        this.field = field;
        this.slot = new ListSlot<>(field, element, versions, copies, null);
        this.redistribution = redistribution;
    }

    /** Checks what the initialiser of the field has made. */
    public void begin(@Nullable ListState<E> initial) {
        slot.begin(initial);
    }

    /** The list, ready to be changed by a handler. */
    public ListState<E> load() {
        return slot.load(held);
    }

    /** Takes back what a handler has left in the field. */
    public void store(@Nullable ListState<E> left) {
        held = slot.store(left);
    }

    /** How many elements there are. */
    public int size() {
        HeapList<E> list = list();
        return list == null ? 0 : list.stored();
    }

    @SuppressWarnings("unchecked") // what store() gave
    private @Nullable HeapList<E> list() {
        return (HeapList<E>) held;
    }

    /** All input has ended: what belongs to this lane alone is of no more use, and must not come back on another. */
    public void endOfInput() {
        if (redistribution == Redistribution.SPLIT) {
            held = null;
        }
    }

    /**
     * The list as it is now.
     *
     * @param rank that of the list among those of the operator
     */
    public FrozenList freeze(int rank) {
        return new FrozenList(rank, slot.element, list());
    }

    // ---------------------------------------------------------------------------------------------------- restoring

    /**
     * Begins to take elements from a snapshot.
     *
     * @param elements how many each lane had
     * @param lane the number of this lane
     * @param lanes on how many lanes the operator runs now
     */
    public void expect(long[] elements, int lane, int lanes) {
        counts = elements.clone();
        long total = 0;
        for (long count : counts) {
            if (count < 0 || count > MOST_ELEMENTS) {
                throw new CorruptDataException("the list of \"" + field + "\" has " + count + " elements");
            }
            total += count;
        }
        if (redistribution == Redistribution.UNION) {
            from = 0;
            to = total;
        } else if (counts.length == lanes) {
            from = before(lane);
            to = from + counts[lane];
        } else {
            long each = total / lanes;
            long more = total % lanes;
            from = lane * each + Math.min(lane, more);
            to = from + each + (lane < more ? 1 : 0);
        }
        if (to - from > MOST_ELEMENTS) {
            throw new IllegalStateException("a lane would get " + (to - from) + " elements of " + field
                    + ", more than a list holds; run the job on more lanes, or keep less there");
        }
    }

    private long before(int lane) {
        long before = 0;
        for (int i = 0; i < lane; i++) {
            before += counts[i];
        }
        return before;
    }

    /** Whether some elements are to come from a lane. */
    public boolean wantsFrom(int lane) {
        long begin = before(lane);
        return begin < to && begin + counts[lane] > from;
    }

    /** Takes a section, behind its rank; those of a lane come in the order in which they were written. */
    public void restore(int lane, BinaryInput in) {
        long first = in.readLong();
        int count = in.readInt();
        if (lane != sourceLane) {
            expectAllFrom(sourceLane);
            sourceLane = lane;
            next = 0;
        }
        if (first != next || count < 0 || count > counts[lane] - first) {
            throw new CorruptDataException("elements " + first + " to " + (first + count) + " of \"" + field
                    + "\" come after " + next + " of " + counts[lane]);
        }
        next = first + count;
        take(before(lane) + first, count, in);
    }

    private void take(long begin, int count, BinaryInput in) {
        if (begin >= to || begin + count <= from) {
            return;
        }
        HeapList<E> list = list();
        if (list == null) {
            list = new HeapList<>(slot, slot.nextVersion());
            held = list;
        }
        int last = (int) Math.min(count, to - begin);
        for (int i = 0; i < last; i++) {
            E element = slot.element.read(in);
            if (begin + i >= from) {
                list.restore(element, 0, false);
            }
        }
        if (last == count) {
            in.expectEnd();
        }
    }

    private void expectAllFrom(int lane) {
        if (lane >= 0 && next != counts[lane]) {
            throw new CorruptDataException(
                    "\"" + field + "\" has " + next + " elements of lane " + lane + " instead of " + counts[lane]);
        }
    }

    /** Has taken all sections. */
    public void expectComplete() {
        expectAllFrom(sourceLane);
        if (size() != to - from) {
            throw new CorruptDataException("\"" + field + "\" has " + size() + " elements instead of " + (to - from));
        }
    }
}
