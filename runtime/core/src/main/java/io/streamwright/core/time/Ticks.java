package io.streamwright.core.time;

/** The times at which something periodic happens: the multiples of its interval. */
public final class Ticks {
    private Ticks() {}

    /** The first multiple of {@code everyMillis} after {@code nowMillis}. */
    public static long after(long nowMillis, long everyMillis) {
        long next = nowMillis - Math.floorMod(nowMillis, everyMillis) + everyMillis;
        return next > nowMillis ? next : Long.MAX_VALUE;
    }
}
