package io.streamwright.core.time;

/**
 * The panes of windows that overlap: the longest parts such that each window is made of whole ones. All times in
 * milliseconds.
 *
 * @param windows with a slide smaller than their size
 * @param panes the panes as windows of their own, which neither overlap nor leave gaps
 */
public record PaneSpec(WindowSpec windows, WindowSpec panes) {

    /** The panes of these windows. */
    public static PaneSpec of(WindowSpec windows) {
        long length = greatestCommonDivisor(windows.sizeMillis(), windows.slideMillis());
        return new PaneSpec(windows, new WindowSpec(length, length, windows.offsetMillis() % length));
    }

    private static long greatestCommonDivisor(long one, long other) {
        return other == 0 ? one : greatestCommonDivisor(other, one % other);
    }

    /** The start of the pane that holds {@code time}; saturates at the lower end of time. */
    public long start(long time) {
        return panes.lastStart(time);
    }

    /** The last millisecond of the pane that begins at {@code start}. */
    public long lastMillis(long start) {
        return start == Long.MIN_VALUE ? firstRegular(panes, panes.slideMillis()) - 1 : panes.lastMillis(start);
    }

    /** The start of the first window that holds {@code time}. */
    public long firstWindow(long time) {
        long below = time - windows.sizeMillis();
        if (below < time) {
            long start = windows.lastStart(below);
            return start == Long.MIN_VALUE
                    ? firstRegular(windows, windows.slideMillis())
                    : start + windows.slideMillis();
        }
        // windows that begin before time does are left out, but for one that then begins with it
        long regular = firstRegular(windows, 0);
        return regular <= time ? regular : Long.MIN_VALUE;
    }

    /** The start of the last window that holds {@code time}. */
    public long lastWindow(long time) {
        return windows.lastStart(time);
    }

    /** The last millisecond whose pane counts in the window that begins at {@code start}. */
    public long lastHeld(long start) {
        long regular = firstRegular(windows, 0);
        return start < regular ? regular - 1 : windows.lastMillis(start);
    }

    /** The start of the window after the one that begins at {@code start}; the same if time ends before. */
    public long nextWindow(long start) {
        long next =
                start == Long.MIN_VALUE ? firstRegular(windows, windows.slideMillis()) : start + windows.slideMillis();
        return Math.max(next, start);
    }

    /** The first start in the range of time that is no saturated one, at least {@code atLeast} behind its beginning. */
    private static long firstRegular(WindowSpec spec, long atLeast) {
        long past = spec.past(Long.MIN_VALUE);
        return past == 0 ? Long.MIN_VALUE + atLeast : Long.MIN_VALUE + spec.slideMillis() - past;
    }
}
