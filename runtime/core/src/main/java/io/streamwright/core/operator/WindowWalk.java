package io.streamwright.core.operator;

import io.streamwright.core.state.OpenWindow;
import io.streamwright.core.state.Segment;
import io.streamwright.core.state.TimerQueue;
import org.jspecify.annotations.Nullable;

/**
 * How far the walk through the rows of a window has come that are due at some time: the time that ends windows, or the clock
 * that has them fire early. Owned by one lane.
 *
 * <p>A walk by the clock may be interrupted, and events come in meanwhile: a row that is new is told to {@link #await}, and if
 * the table has grown the walk begins anew, which fires nothing twice, since each row that has fired knows when it is due next.
 */
final class WindowWalk {
    private final int wordsPerRow;
    private final int word;

    /** When the first row of any window is due; {@link TimerQueue#NONE} if none is. May be too early, never too late. */
    long next = TimerQueue.NONE;

    /** When the first of the rows is due that the walk has left behind. */
    long rest = TimerQueue.NONE;

    /** A place in the directory of the window's table. */
    int segments;

    private @Nullable OpenWindow<?> window;
    private int directorySize;

    /**
     * Of no window.
     *
     * @param word which word of a row says when it is due
     */
    WindowWalk(int wordsPerRow, int word) {
        this.wordsPerRow = wordsPerRow;
        this.word = word;
    }

    /** When a row is due. */
    long due(Segment segment, int at) {
        return segment.words[at * wordsPerRow + word];
    }

    /** Sets when a row is due. */
    void set(Segment segment, int at, long due) {
        segment.words[at * wordsPerRow + word] = due;
    }

    /** Notes a new row, due at {@code due}. */
    void await(OpenWindow<?> of, long due) {
        next = earlier(next, due);
        if (window == of) {
            rest = earlier(rest, due);
        }
    }

    /** Begins with a window, or goes on with the one it is at. */
    void begin(OpenWindow<?> with) {
        int size = with.rows().directorySize();
        if (window != with) {
            window = with;
            rest = TimerQueue.NONE;
            segments = 0;
        } else if (directorySize != size) {
            segments = 0;
        }
        directorySize = size;
    }

    /** Is through. */
    void end() {
        window = null;
    }

    /** The earlier of two times, one of which may be {@link TimerQueue#NONE}. */
    static long earlier(long left, long right) {
        if (left == TimerQueue.NONE) {
            return right;
        }
        return right == TimerQueue.NONE ? left : Math.min(left, right);
    }
}
