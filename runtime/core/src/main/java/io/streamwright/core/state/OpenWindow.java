package io.streamwright.core.state;

/**
 * A window that may fire more than once: its rows, and when the first of them is due. Owned by one lane.
 *
 * @param <T> the generated table
 */
public final class OpenWindow<T extends FlatTable> {
    private final long start;
    private final T rows;

    /** When the first row is due by the time that ends the window; {@link TimerQueue#NONE} if none is. May be too early. */
    public long due = TimerQueue.NONE;

    /** The same by the clock, where that makes a window of event time fire early. */
    public long clockDue = TimerQueue.NONE;

    OpenWindow(long start, T rows) {
        this.start = start;
        this.rows = rows;
    }

    /** Where it begins, inclusive. */
    public long start() {
        return start;
    }

    /** Its rows. */
    public T rows() {
        return rows;
    }
}
