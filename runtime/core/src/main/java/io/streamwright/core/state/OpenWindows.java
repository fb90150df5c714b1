package io.streamwright.core.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The windows of an operator whose windows may fire more than once, by their starts. Owned by one lane.
 *
 * @param <T> the generated table
 */
public final class OpenWindows<T extends FlatTable> {
    private final Supplier<T> factory;
    private final List<OpenWindow<T>> windows = new ArrayList<>();

    /** No window is open. */
    public OpenWindows(Supplier<T> factory) {
        this.factory = factory;
    }

    /** How many windows there are. */
    public int size() {
        return windows.size();
    }

    /** A window by its rank. */
    public OpenWindow<T> get(int index) {
        return windows.get(index);
    }

    /** The window that begins at {@code start}, opened if need be. */
    public OpenWindow<T> open(long start) {
        int index = indexOf(start);
        if (index >= 0) {
            return windows.get(index);
        }
        OpenWindow<T> opened = new OpenWindow<>(start, factory.get());
        windows.add(~index, opened);
        return opened;
    }

    /** Forgets the first window. */
    public void removeFirst() {
        windows.remove(0);
    }

    /** The window whose first row is due first, of several the one that begins first; null if nothing is due ever. */
    public @Nullable OpenWindow<T> firstDue() {
        OpenWindow<T> first = null;
        for (int i = 0; i < windows.size(); i++) {
            OpenWindow<T> window = windows.get(i);
            if (window.due != TimerQueue.NONE && (first == null || window.due < first.due)) {
                first = window;
            }
        }
        return first;
    }

    /** As {@link #firstDue}, by the clock. */
    public @Nullable OpenWindow<T> firstDueByClock() {
        OpenWindow<T> first = null;
        for (int i = 0; i < windows.size(); i++) {
            OpenWindow<T> window = windows.get(i);
            if (window.clockDue != TimerQueue.NONE && (first == null || window.clockDue < first.clockDue)) {
                first = window;
            }
        }
        return first;
    }

    private int indexOf(long start) {
        // most events fall into one of the newest windows
        for (int i = windows.size() - 1; i >= 0; i--) {
            long there = windows.get(i).start();
            if (there == start) {
                return i;
            }
            if (there < start) {
                return ~(i + 1);
            }
            if (i < windows.size() - 3) {
                return search(start, i - 1);
            }
        }
        return ~0;
    }

    private int search(long start, int last) {
        int low = 0;
        int high = last;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = windows.get(middle).start();
            if (there == start) {
                return middle;
            }
            if (there < start) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return ~low;
    }
}
