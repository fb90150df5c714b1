package io.streamwright.core.time;

/**
 * The windows of an operator: {@code [start, start + size)} for each start that is a multiple of the slide, moved by the
 * offset. All in milliseconds.
 *
 * @param sizeMillis at least 1
 * @param slideMillis how far apart windows start, at least 1; the size for windows that neither overlap nor leave gaps
 * @param offsetMillis between minus and plus the slide, exclusive
 */
public record WindowSpec(long sizeMillis, long slideMillis, long offsetMillis) {
    /** Stands for the one window that never ends: it begins at {@link #ENDLESS_START}. */
    public static final WindowSpec ENDLESS = new WindowSpec(Long.MAX_VALUE, Long.MAX_VALUE, 0);

    /** From here the last millisecond of {@link #ENDLESS} is the last one that there is. */
    public static final long ENDLESS_START = 1;

    /**
     * The start of the last window that begins at or before {@code time}. That window holds {@code time} unless the windows
     * leave gaps. Saturates at the ends of the range of {@code long}.
     */
    public long lastStart(long time) {
        long start = time - past(time);
        return start > time ? Long.MIN_VALUE : start;
    }

    /** How far {@code time} is behind the start at or before it. */
    long past(long time) {
        return Math.floorMod(Math.floorMod(time, slideMillis) - offsetMillis, slideMillis);
    }

    /** The last millisecond of the window that begins at {@code start}: what its results have as their time. */
    public long lastMillis(long start) {
        long last = start + sizeMillis - 1;
        return last < start ? Long.MAX_VALUE : last;
    }

    /** The end of the window that begins at {@code start}, exclusive. */
    public long end(long start) {
        long end = start + sizeMillis;
        return end < start ? Long.MAX_VALUE : end;
    }
}
