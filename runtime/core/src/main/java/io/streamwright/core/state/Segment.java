package io.streamwright.core.state;

/**
 * A part of a {@link FlatTable}: rows in open addressing with linear probing. Owned by the lane of the table; while {@link
 * #frozen}, nobody changes it.
 *
 * <p>Row {@code i} takes {@code wordsPerRow} longs from {@code words[i * wordsPerRow]} and {@code refsPerRow} references
 * from {@code refs[i * refsPerRow]}. The first word is the <em>meta</em> word, 0 for an empty row: bit 0 says that the row is
 * taken, bits 1 to 31 are the flags of the operator (booleans and nulls), the upper half is the hash of the key.
 */
public final class Segment {
    /** The bit of the meta word that says that the row is taken. */
    public static final long TAKEN = 1L;

    static final Object[] NO_REFS = {};

    /** Meta, key and state words. */
    public long[] words;

    /** Keys and state values that are objects. */
    public Object[] refs;

    /** Number of rows there is room for, less one: a power of two less one. */
    public int mask;

    /** Rows taken. Written by generated code when it adds a row. */
    public int rows;

    /** How many low bits of the mixed hash all keys in here share. */
    final int depth;

    /** Those bits: the first place of this segment in the directory. */
    final int prefix;

    /** Whether a snapshot still needs this as it is. */
    boolean frozen;

    Segment(int capacity, int wordsPerRow, int refsPerRow, int depth, int prefix) {
        this.words = new long[capacity * wordsPerRow];
        this.refs = refsPerRow == 0 ? NO_REFS : new Object[capacity * refsPerRow];
        this.mask = capacity - 1;
        this.depth = depth;
        this.prefix = prefix;
    }

    private Segment(Segment other) {
        this.words = other.words.clone();
        this.refs = other.refs.length == 0 ? NO_REFS : other.refs.clone();
        this.mask = other.mask;
        this.rows = other.rows;
        this.depth = other.depth;
        this.prefix = other.prefix;
    }

    Segment copy() {
        return new Segment(this);
    }

    /** Rows that fit before the segment must grow: three quarters, the most at which linear probing stays short. */
    int limit() {
        return (mask + 1) - (mask + 1) / 4;
    }

    /** The hash in a meta word. */
    public static int hash(long meta) {
        return (int) (meta >>> 32);
    }

    /** The meta word of a taken row without flags. */
    public static long meta(int hash) {
        return (long) hash << 32 | TAKEN;
    }

    /**
     * Where probing for a hash begins, before the mask is applied. Multiplied by the golden ratio and not the murmur mix:
     * the low bits of that are alike for all keys in a segment and for all keys of a lane.
     */
    public static int probe(int hash) {
        return (hash * 0x9E3779B9) >>> 15;
    }
}
