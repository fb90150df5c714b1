package io.streamwright.core.state;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row of state for each key. Owned by one lane.
 *
 * <p>The table is a directory of {@link Segment}s, chosen by the upper bits of the spread hash (extendible hashing): a segment
 * that is full splits in two, so that no growth step touches more than one segment, whatever the size of the table. A small
 * table is a single segment. Key groups play no part here: a snapshot sorts rows by them when it writes them.
 *
 * <p><b>Freezing.</b> {@link #freeze} marks all segments, which is all that stops the lane. The first access to a marked
 * segment afterwards sets its content aside: copied, if references in rows are immutable, so that the snapshot thread can
 * encode it; else encoded right then, since no other thread may read mutable objects. Rows that have lists or maps with versions
 * ({@link StateVersions}) beside mutable objects are copied with these objects: a list of a million elements would take too
 * long to encode.
 *
 * <p>Generated subclasses add {@code find}, which probes with the typed key, and the layout.
 */
public abstract class FlatTable {
    private static final int FIRST_CAPACITY = 8;

    /**
     * The most that a segment may take: copying it, which is what the first change after a snapshot costs, takes some
     * hundredths of a millisecond, and it is no huge object for the garbage collector.
     */
    private static final int LARGEST_SEGMENT_WORDS = 1 << 14;

    private static final int LARGEST_CAPACITY = 1 << 14;

    /** Encoding objects costs far more than copying words: smaller segments keep the longest stop short. */
    private static final int LARGEST_ENCODED_CAPACITY = 512;

    /** Splitting does not help keys of equal hash: beyond this depth a segment grows instead. */
    private static final int MAX_DEPTH = 18;

    private static final int LARGE_DIRECTORY = 128;

    private static final int MEDIUM_DIRECTORY = 16;

    /**
     * Up to this depth three quarters of the places stay empty, so that nearly all rows are found at the first look: one that
     * is not costs a branch that was predicted wrongly, as much as all the rest of finding it. Such tables stay in the cache
     * next to the core for all that.
     */
    private static final int ROOMY_DEPTH = 3;

    /** Up to this depth half of the places stay empty. Deeper tables are so large that memory counts more. */
    private static final int SPACIOUS_DEPTH = 5;

    private final int wordsPerRow;
    private final int refsPerRow;
    private final int largestCapacity;
    private final RowObjects objects;

    /** Never of a single entry, so that its index is what one shift leaves of a spread hash: there is none by 64. */
    private Segment[] directory;

    private int directoryDepth = 1;
    private int directoryShift = Long.SIZE - 1;

    private @Nullable FrozenTable frozen;

    /** Where generated code has added the last row: what a method would return beside the segment. */
    public int added;
    /** Whether all keys have the first bits of their spread hashes in common: there is one segment, of that depth. */
    private boolean narrow;

    /** What {@link #progress} said last. */
    private long progressBound;

    private long progressBelow = Long.MIN_VALUE;
    private long progressAbove = Long.MIN_VALUE;

    /**
     * Empty.
     *
     * @param wordsPerRow longs per row, at least 1
     * @param refsPerRow references per row
     * @param mutableRefs whether references are to objects that user code changes in place
     */
    protected FlatTable(int wordsPerRow, int refsPerRow, boolean mutableRefs) {
        this(wordsPerRow, refsPerRow, mutableRefs ? RowObjects.ENCODED : RowObjects.SHARED);
    }

    /**
     * Empty.
     *
     * @param wordsPerRow longs per row, at least 1
     * @param refsPerRow references per row
     * @param objects what is done with the objects in rows when a snapshot is taken
     */
    protected FlatTable(int wordsPerRow, int refsPerRow, RowObjects objects) {
        this.wordsPerRow = wordsPerRow;
        this.refsPerRow = refsPerRow;
        this.objects = objects;
        this.largestCapacity = objects != RowObjects.SHARED
                ? LARGEST_ENCODED_CAPACITY
                : Math.min(LARGEST_CAPACITY, Integer.highestOneBit(LARGEST_SEGMENT_WORDS / wordsPerRow));
        Segment only = newSegment(FIRST_CAPACITY, 0, 0);
        this.directory = new Segment[] {only, only};
    }

    /** The segment of keys with this hash, ready to be changed. Valid until a row is added. */
    public final Segment segment(int hash) {
        Segment segment = directory[index(hash)];
        return segment.frozen ? thaw(segment) : segment;
    }

    private int index(int hash) {
        return (int) (Segment.spread(hash) >>> directoryShift);
    }

    /** Notes where the row of a key with this hash lies, or begins to be looked for. */
    public final void touch(int hash, ReadAhead ahead) {
        Segment segment = directory[index(hash)];
        ahead.add(segment.words, segment.home(hash) * wordsPerRow);
    }

    /** Whether the rows take more room than caches have: from about ten megabytes on, by measurement. */
    public final boolean large() {
        return directory.length >= LARGE_DIRECTORY;
    }

    /** Whether the rows take more room than the cache next to a core has. */
    public final boolean outgrowsNearCache() {
        return directory.length >= MEDIUM_DIRECTORY;
    }

    /** How many rows there are. */
    public final long size() {
        long rows = 0;
        for (int i = 0; i < directory.length; i++) {
            if (first(i)) {
                rows += directory[i].rows;
            }
        }
        return rows;
    }

    /** Whether a row can be added to {@code segment} as it is. */
    public final boolean hasRoom(Segment segment) {
        return segment.rows < segment.limit;
    }

    /**
     * Makes room for one more row of this hash.
     *
     * @return the segment for it; all places must be looked up again
     */
    public final Segment makeRoom(int hash) {
        while (true) {
            Segment segment = segment(hash);
            if (hasRoom(segment)) {
                return segment;
            }
            if (segment.mask + 1 < largestCapacity || segment.depth >= MAX_DEPTH || narrow) {
                resize(segment, (segment.mask + 1) * 2);
            } else {
                split(segment);
            }
        }
    }

    /** Removes a row, moving later ones of its cluster up so that no gap hides them. */
    public final void remove(Segment segment, int at) {
        long[] words = segment.words;
        int mask = segment.mask;
        if (at > mask) {
            clearRow(segment, at);
            segment.rows--;
            return;
        }
        int gap = at;
        int next = at;
        while (true) {
            next = (next + 1) & mask;
            if (words[next * wordsPerRow] == 0L) {
                break;
            }
            int home = segment.home(hashAt(segment, next));
            // may move up only if its home is not behind the gap, going around
            if (((next - home) & mask) >= ((next - gap) & mask)) {
                moveRow(segment, next, segment, gap);
                gap = next;
            }
        }
        clearRow(segment, gap);
        segment.rows--;
    }

    /** Copies the row of a key over that of the same key in another table of this kind. */
    public final void copyRow(Segment from, int at, Segment to, int place) {
        moveRow(from, at, to, place);
    }

    /** The number of entries of the directory, for walking with {@link #segmentAt}. */
    public final int directorySize() {
        return directory.length;
    }

    /** The segment at a place of the directory if it stands there first, ready to be changed, else null. */
    public final @Nullable Segment segmentAt(int index) {
        if (!first(index)) {
            return null;
        }
        Segment segment = directory[index];
        return segment.frozen ? thaw(segment) : segment;
    }

    /** The segment at a place of the directory if it stands there first, to be looked at only, else null. */
    public final @Nullable Segment peekAt(int index) {
        return first(index) ? directory[index] : null;
    }

    /** Whether there is a row at this place. */
    public final boolean taken(Segment segment, int at) {
        return segment.words[at * wordsPerRow] != 0L;
    }

    /** Removes all rows of a segment. */
    public final void empty(Segment segment) {
        Arrays.fill(segment.words, 0L);
        Arrays.fill(segment.refs, null);
        segment.rows = 0;
    }

    // -------------------------------------------------------------------------------------------- ranges of hashes

    /** Empties it, for keys whose spread hashes have so many first bits in common. For tables that no snapshot sees. */
    public final void narrow(int commonBits) {
        Segment only = directory[0];
        if (narrow && only.depth == commonBits) {
            if (only.rows > 0) {
                empty(only);
            }
            return;
        }
        narrow = true;
        Segment segment = newSegment(only.mask + 1, commonBits, 0);
        directory = new Segment[] {segment, segment};
    }

    /**
     * Into how many ranges a walk through all rows should be divided, as a number of bits, so that none is larger than {@code
     * places} if hashes are spread evenly. Each range is then in one segment.
     */
    public final int rangeBits(long places) {
        long all = 0;
        for (int i = 0; i < directory.length; i++) {
            all += first(i) ? directory[i].mask + 1 : 0;
        }
        int bits = directoryDepth;
        while (all >>> bits > places) {
            bits++;
        }
        return bits;
    }

    /** The segment with the keys whose spread hashes begin with the {@code bits} of {@code range}; not to be changed. */
    public final Segment segmentOfRange(long range, int bits) {
        return directory[(int) (range >>> (bits - directoryDepth))];
    }

    /** The place where the walk through a range begins. */
    public static int firstPlace(Segment segment, long range, int bits) {
        return segment.firstPlace(range, bits);
    }

    /** How many places from the first on may be without a row before the walk through a range ends at one that is. */
    public static int placesOfRange(Segment segment, long range, int bits) {
        return segment.lastPlace(range, bits) - segment.firstPlace(range, bits);
    }

    /** Whether the spread of a hash begins with the {@code bits} of {@code range}. */
    public static boolean isInRange(int hash, long range, int bits) {
        return Segment.rangeOf(hash, bits) == range;
    }

    /** Removes the rows of a segment if the walk in the order of ranges has come to its end with {@code range}. */
    public final long emptyBehind(long range, int bits) {
        int index = (int) (range >>> (bits - directoryDepth));
        Segment segment = directory[index];
        if (segment.rows == 0 || (range + 1 & (1L << (bits - segment.depth)) - 1) != 0) {
            return 0;
        }
        Segment changed = segment.frozen ? thaw(segment) : segment;
        long rows = changed.rows;
        empty(changed);
        return rows;
    }

    /**
     * Says how far a walk in the order of ranges has come, before {@link #freeze}: rows of ranges before {@code range} are
     * written with the mark {@code below}, the others with {@code above}, unless they have a larger one.
     */
    public final void progress(long range, int bits, long below, long above) {
        progressBound = Segment.firstOf(range, bits);
        progressBelow = below;
        progressAbove = above;
    }

    /** The mark with which a row is written. On the lane or the snapshot thread. */
    protected final long markToWrite(int hash, long mark) {
        boolean isBelow = Long.compareUnsigned(Segment.spread(hash), progressBound) < 0;
        return Math.max(mark, isBelow ? progressBelow : progressAbove);
    }

    /** The hash of the key of a row. On the lane or the snapshot thread. Overridden where there is no meta word. */
    protected int hashAt(Segment segment, int at) {
        return Segment.hash(segment.words[at * wordsPerRow]);
    }

    /** Puts copies in the place of a row's objects that can change; for tables of {@link RowObjects#COPIED}. */
    protected void copyObjects(Segment segment, int at) {
        throw new AssertionError("nothing is copied in " + getClass().getName());
    }

    /** How many rows there is room for in all segments. */
    final long capacity() {
        long places = 0;
        for (int i = 0; i < directory.length; i++) {
            if (first(i)) {
                places += directory[i].limit;
            }
        }
        return places;
    }

    /** Whether a snapshot has not let go of it. */
    final boolean isFrozen() {
        return frozen != null;
    }

    /** Writes key and state of a row. On the snapshot thread unless references are mutable. */
    protected abstract void encodeRow(Segment segment, int at, BinaryOutput out);

    /** Reads what {@link #encodeRow} wrote and adds it as a row. */
    public abstract void decodeRow(BinaryInput in);

    // ------------------------------------------------------------------------------------------------ snapshots

    /**
     * Marks everything as needed by a snapshot.
     *
     * @param keyGroups the number of key groups
     * @param prefix what is written before each row, such as the start of a window
     */
    public final FrozenTable freeze(int keyGroups, BinaryOutput prefix) {
        if (frozen != null) {
            throw new IllegalStateException("a table is frozen again before the snapshot before has let go of it");
        }
        FrozenTable result = new FrozenTable(this, keyGroups, prefix.toByteArray(), objects == RowObjects.ENCODED);
        for (int i = 0; i < directory.length; i++) {
            if (first(i) && directory[i].rows > 0) {
                directory[i].frozen = true;
                result.add(directory[i]);
            }
        }
        frozen = result;
        return result;
    }

    /** Lets go of what {@link #freeze} marked: on the lane, once the snapshot has been written or given up. */
    final void unfreeze(FrozenTable which) {
        if (frozen == which) {
            frozen = null;
            for (Segment segment : directory) {
                segment.frozen = false;
            }
        }
    }

    private Segment thaw(Segment segment) {
        FrozenTable snapshot = java.util.Objects.requireNonNull(frozen);
        if (objects == RowObjects.ENCODED) {
            snapshot.encode(segment);
            segment.frozen = false;
            return segment;
        }
        Segment copy = segment.copy();
        if (objects == RowObjects.COPIED) {
            for (int at = 0; at < copy.places(); at++) {
                if (taken(copy, at)) {
                    copyObjects(copy, at);
                }
            }
        }
        enter(copy);
        return copy;
    }

    // -------------------------------------------------------------------------------------------------- growing

    private Segment newSegment(int capacity, int depth, int prefix) {
        int limit =
                depth <= ROOMY_DEPTH ? capacity / 4 : depth <= SPACIOUS_DEPTH ? capacity / 2 : capacity - capacity / 4;
        return new Segment(capacity, limit, wordsPerRow, refsPerRow, depth, prefix);
    }

    private boolean first(int index) {
        Segment segment = directory[index];
        return narrow ? index == 0 : index == segment.prefix << (directoryDepth - segment.depth);
    }

    /** Enters a segment wherever the directory shows to the keys it is for. */
    private void enter(Segment segment) {
        if (narrow) {
            Arrays.fill(directory, segment);
            return;
        }
        int entries = 1 << (directoryDepth - segment.depth);
        int first = segment.prefix * entries;
        Arrays.fill(directory, first, first + entries, segment);
    }

    private void resize(Segment segment, int capacity) {
        Segment grown = newSegment(capacity, segment.depth, segment.prefix);
        for (int at = 0; at < segment.places(); at++) {
            if (taken(segment, at)) {
                addMoved(segment, at, hashAt(segment, at), grown);
            }
        }
        enter(grown);
    }

    private void split(Segment segment) {
        if (segment.depth == directoryDepth) {
            doubleDirectory();
        }
        int capacity = segment.mask + 1;
        int depth = segment.depth + 1;
        Segment low = newSegment(capacity, depth, segment.prefix * 2);
        Segment high = newSegment(capacity, depth, segment.prefix * 2 + 1);
        long bit = 1L << (Long.SIZE - depth);
        for (int at = 0; at < segment.places(); at++) {
            if (taken(segment, at)) {
                int hash = hashAt(segment, at);
                addMoved(segment, at, hash, (Segment.spread(hash) & bit) == 0 ? low : high);
            }
        }
        enter(low);
        enter(high);
    }

    private void doubleDirectory() {
        Segment[] doubled = new Segment[directory.length * 2];
        for (int i = 0; i < directory.length; i++) {
            doubled[2 * i] = directory[i];
            doubled[2 * i + 1] = directory[i];
        }
        directory = doubled;
        directoryDepth++;
        directoryShift--;
    }

    private void addMoved(Segment from, int at, int hash, Segment to) {
        int place = to.mask + 1;
        if (at <= from.mask) {
            place = to.home(hash);
            while (taken(to, place)) {
                place = (place + 1) & to.mask;
            }
        }
        moveRow(from, at, to, place);
        to.rows++;
    }

    private void moveRow(Segment from, int at, Segment to, int place) {
        long[] source = from.words;
        long[] target = to.words;
        int first = at * wordsPerRow;
        int distance = place * wordsPerRow - first;
        // a few words: a loop beats System.arraycopy
        for (int i = first; i < first + wordsPerRow; i++) {
            target[i + distance] = source[i];
        }
        if (refsPerRow > 0) {
            System.arraycopy(from.refs, at * refsPerRow, to.refs, place * refsPerRow, refsPerRow);
        }
    }

    private void clearRow(Segment segment, int at) {
        Arrays.fill(segment.words, at * wordsPerRow, (at + 1) * wordsPerRow, 0L);
        if (refsPerRow > 0) {
            Arrays.fill(segment.refs, at * refsPerRow, (at + 1) * refsPerRow, null);
        }
    }
}
