package io.streamwright.core.state;

/**
 * A part of a {@link FlatTable}: rows in open addressing with linear probing. Owned by the lane of the table; while {@link
 * #frozen}, nobody changes it.
 *
 * <p>Row {@code i} takes {@code wordsPerRow} longs from {@code words[i * wordsPerRow]} and {@code refsPerRow} references
 * from {@code refs[i * refsPerRow]}. Its first word is 0 if the place is empty, and else one of two things:
 *
 * <ul>
 *   <li>the <em>meta</em> word: bit 0 says that the row is taken, bits 1 to 31 are the flags of the operator (booleans and
 *       nulls), the upper half is the hash of the key;
 *   <li>in tables whose key is a single number and whose rows need no flags, the key itself: a row is a word shorter, and
 *       more of them share a cache line. The key 0 then has a place of its own behind all others, at {@code mask + 1}, where
 *       the first word is {@link #TAKEN}.
 * </ul>
 */
public final class Segment {
    /** The bit of the meta word that says that the row is taken. */
    public static final long TAKEN = 1L;

    static final Object[] NO_REFS = {};

    private static final int LARGE_WORDS = 1 << 11;
    private static final int WORDS_PER_CACHE_LINE = 8;

    /** Meta, key and state words. */
    public long[] words;

    /** Keys and state values that are objects. */
    public Object[] refs;

    /** Number of places that probing reaches, less one: a power of two less one. */
    public int mask;

    /** Rows taken. Written by generated code when it adds a row. */
    public int rows;

    /** How many rows fit before it must grow. */
    final int limit;

    /** How many of the upper bits of the spread hash all keys in here share. */
    final int depth;

    /** Those bits. */
    final int prefix;

    /** Brings the bits of the spread hash behind those down to where the mask is. */
    private final int shift;

    /** Whether a snapshot still needs this as it is. */
    boolean frozen;

    Segment(int capacity, int limit, int wordsPerRow, int refsPerRow, int depth, int prefix) {
        this.words = new long[(capacity + 1) * wordsPerRow + padding(capacity * wordsPerRow, prefix)];
        this.refs = refsPerRow == 0 ? NO_REFS : new Object[(capacity + 1) * refsPerRow];
        this.mask = capacity - 1;
        this.limit = limit;
        this.depth = depth;
        this.prefix = prefix;
        this.shift = Long.SIZE - depth - Integer.numberOfTrailingZeros(capacity);
    }

    /**
     * Some words at the end that nobody uses, a different number for each segment. Segments of one size would lie at the same
     * distance from each other, a multiple of what a cache is divided by, so that the heads of all their arrays, which each
     * access reads, would compete for a few places in it: with 128 segments that was one more wait for memory per event.
     */
    private static int padding(int words, int prefix) {
        return words < LARGE_WORDS ? 0 : ((prefix * 0x9E3779B9) >>> 26) * WORDS_PER_CACHE_LINE;
    }

    private Segment(Segment other) {
        this.words = other.words.clone();
        this.refs = other.refs.length == 0 ? NO_REFS : other.refs.clone();
        this.mask = other.mask;
        this.limit = other.limit;
        this.rows = other.rows;
        this.depth = other.depth;
        this.prefix = other.prefix;
        this.shift = other.shift;
    }

    Segment copy() {
        return new Segment(this);
    }

    /** Number of places, the one of the key 0 included: for walking through all rows. */
    public int places() {
        return mask + 2;
    }

    /** The place of the key 0 in a table without meta words, or its complement if it is empty. */
    public int placeOfZero(int wordsPerRow) {
        int at = mask + 1;
        return words[at * wordsPerRow] == 0L ? ~at : at;
    }

    /** The key in a row of a table without meta words. */
    public long keyWord(int at, int wordsPerRow) {
        return at > mask ? 0L : words[at * wordsPerRow];
    }

    /** What the first word of a row becomes in a table without meta words. */
    public static long taken(long keyWord) {
        return keyWord == 0L ? TAKEN : keyWord;
    }

    /** The hash in a meta word. */
    public static int hash(long meta) {
        return (int) (meta >>> 32);
    }

    /** The meta word of a taken row without flags. */
    public static long meta(int hash) {
        return (long) hash << 32 | TAKEN;
    }

    /** Where probing for a hash begins. */
    public int home(int hash) {
        return (int) (spread(hash) >>> shift) & mask;
    }

    /** Where the rows begin whose spread hashes begin with the {@code bits} of {@code range}; at least as many as the depth. */
    int firstPlace(long range, int bits) {
        return (int) (firstOf(range, bits) >>> shift) & mask;
    }

    /** Where probing for the last of those hashes begins: rows of them are there, and behind it without a gap. */
    int lastPlace(long range, int bits) {
        return (int) ((firstOf(range + 1, bits) - 1) >>> shift) & mask;
    }

    /** The smallest spread hash that begins with these bits. */
    static long firstOf(long range, int bits) {
        return bits == 0 ? 0 : range << (Long.SIZE - bits);
    }

    /** The first bits of the spread hash. */
    static long rangeOf(int hash, int bits) {
        // two shifts, since one by 64 would not move anything
        return spread(hash) >>> 1 >>> (Long.SIZE - 1 - bits);
    }

    /**
     * A hash multiplied by 2 to the 64th over the golden ratio, whose upper bits choose segment and place. Hashes that follow
     * each other, as those of numbered things do, are spread so evenly that they hardly ever meet. Not the murmur mix of key
     * groups: it takes longer, and the rows of a lane have parts of it in common.
     */
    static long spread(int hash) {
        return hash * 0x9E3779B97F4A7C15L;
    }
}
