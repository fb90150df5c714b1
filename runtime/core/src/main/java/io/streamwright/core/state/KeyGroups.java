package io.streamwright.core.state;

/**
 * The assignment of keys to key groups, the unit in which state moves between lanes. It is that of Apache Flink ({@code
 * KeyGroupRangeAssignment} over {@code MathUtils.murmurHash}), so that state can move there: the group of a key is the
 * murmur-mixed {@code hashCode} modulo the number of groups, and lane {@code group * lanes / groups} owns it.
 */
public final class KeyGroups {
    /** How many groups a job has unless it says otherwise. */
    public static final int DEFAULT_COUNT = 128;

    private KeyGroups() {}

    /** The group of a key with this hash among {@code count} groups, a power of two. */
    public static int of(int hash, int count) {
        return mix(hash) & (count - 1);
    }

    /** The 32-bit murmur mix of one {@code int}, made non-negative as Flink does. */
    public static int mix(int hash) {
        // in two methods, each small enough to be inlined where it was rarely called while the caller was compiled
        return finish(scramble(hash));
    }

    private static int scramble(int hash) {
        int code = Integer.rotateLeft(hash * 0xcc9e2d51, 15) * 0x1b873593;
        return (Integer.rotateLeft(code, 13) * 5 + 0xe6546b64) ^ 4;
    }

    private static int finish(int scrambled) {
        int code = (scrambled ^ scrambled >>> 16) * 0x85ebca6b;
        code = (code ^ code >>> 13) * 0xc2b2ae35;
        // without a branch, which could not be predicted; the mask turns the one value that stays negative into 0
        return Math.abs(code ^ code >>> 16) & Integer.MAX_VALUE;
    }

    /** The lane that owns {@code group}. */
    public static int laneOf(int group, int lanes, int count) {
        return (int) ((long) group * lanes / count);
    }

    /** The first group that {@code lane} owns. */
    public static int firstGroup(int lane, int lanes, int count) {
        return (int) (((long) lane * count + lanes - 1) / lanes);
    }

    /** The last group that {@code lane} owns; smaller than the first if it owns none. */
    public static int lastGroup(int lane, int lanes, int count) {
        return (int) ((((long) lane + 1) * count - 1) / lanes);
    }
}
