package io.streamwright.core.operator;

/**
 * What a histogram has recorded. Immutable.
 *
 * <p>Values are counted in buckets: each value up to 7 in one of its own, and from there on four to each power of two, so
 * that a bucket is at most a quarter as wide as its values are large.
 */
public final class HistogramCounts {
    /** Four buckets to a power of two. */
    private static final int SUB_BITS = 2;

    private static final int SUB = 1 << SUB_BITS;

    /** Values from 0 to 2^63 - 1. */
    static final int BUCKETS = (Long.SIZE - 1 - SUB_BITS + 1) * SUB;

    private final long[] buckets;
    private final long count;
    private final long sum;
    private final long max;

    HistogramCounts(long[] buckets, long sum, long max) {
        this.buckets = buckets.clone();
        long all = 0;
        for (long bucket : buckets) {
            all += bucket;
        }
        this.count = all;
        this.sum = sum;
        this.max = max;
    }

    /** The bucket of a value that is not negative. */
    static int bucket(long value) {
        if (value < SUB) {
            return (int) value;
        }
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
        int within = (int) (value >>> (exponent - SUB_BITS)) & (SUB - 1);
        return (exponent - SUB_BITS + 1) * SUB + within;
    }

    /** The largest value of a bucket. */
    static long largestOf(int bucket) {
        if (bucket < SUB) {
            return bucket;
        }
        int shift = bucket / SUB - 1;
        long first = (long) (SUB + bucket % SUB) << shift;
        return first + ((1L << shift) - 1);
    }

    /** How many values there were. */
    public long count() {
        return count;
    }

    /** Their sum; stays at {@link Long#MAX_VALUE} once it would be larger. */
    public long sum() {
        return sum;
    }

    /** The largest value, 0 if there was none. */
    public long max() {
        return max;
    }

    /** How many values are smaller than a power of two. */
    public long countBelowPowerOfTwo(int exponent) {
        long below = 0;
        for (int i = 0; i < BUCKETS && largestOf(i) < (1L << exponent) && largestOf(i) >= 0; i++) {
            below += buckets[i];
        }
        return below;
    }

    /**
     * A value that at least this share of the values does not exceed, the largest of its bucket; 0 if there was none.
     *
     * @param share from 0 to 1
     */
    public long quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("expected a share from 0 to 1, not " + share);
        }
        long wanted = Math.max(1, (long) Math.ceil(share * count));
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += buckets[i];
            if (seen >= wanted) {
                return Math.min(max, largestOf(i));
            }
        }
        return max;
    }

    /** What both have recorded. */
    public HistogramCounts plus(HistogramCounts other) {
        long[] both = buckets.clone();
        for (int i = 0; i < BUCKETS; i++) {
            both[i] += other.buckets[i];
        }
        return new HistogramCounts(both, saturated(sum, other.sum), Math.max(max, other.max));
    }

    /** The sum of two that are not negative. */
    static long saturated(long one, long other) {
        long both = one + other;
        return both < 0 ? Long.MAX_VALUE : both;
    }
}
