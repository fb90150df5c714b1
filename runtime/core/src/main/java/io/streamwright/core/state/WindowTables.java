package io.streamwright.core.state;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One table per open window, by the start of the window. Owned by one lane.
 *
 * <p>Kept in a sorted array: windows open at its end and close at its beginning.
 *
 * @param <T> the generated table
 */
public final class WindowTables<T extends FlatTable> {
    /** A table is used again if at least one in this many of its rows was taken. */
    private static final int LEAST_USE = 4;

    private final Supplier<T> factory;
    private long[] starts = new long[8];
    private FlatTable[] tables = new FlatTable[8];
    private int size;

    /** The emptied table of a closed window, for the next one that opens. */
    private @Nullable FlatTable spare;

    /** No window is open. */
    public WindowTables(Supplier<T> factory) {
        this.factory = factory;
    }

    /** How many windows are open. */
    public int size() {
        return size;
    }

    /** The start of an open window, by its rank. */
    public long start(int index) {
        return starts[index];
    }

    /** The table of an open window, by its rank. */
    @SuppressWarnings("unchecked") // only the factory's tables are stored
    public T table(int index) {
        return (T) tables[index];
    }

    /** The table of the window that begins at {@code start}, opened if need be. */
    public T open(long start) {
        int index = indexOf(start);
        if (index >= 0) {
            return table(index);
        }
        int at = ~index;
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            tables = Arrays.copyOf(tables, size * 2);
        }
        System.arraycopy(starts, at, starts, at + 1, size - at);
        System.arraycopy(tables, at, tables, at + 1, size - at);
        starts[at] = start;
        FlatTable table = spare == null ? factory.get() : spare;
        spare = null;
        tables[at] = table;
        size++;
        return table(at);
    }

    /**
     * Forgets the first window, whose table was emptied after it had held {@code rows} rows. The next window that opens gets
     * that table and need not grow one anew, unless it is far larger than it was worth.
     */
    public void closeFirst(long rows) {
        FlatTable table = tables[0];
        boolean worthIt = rows >= table.capacity() / LEAST_USE;
        spare = worthIt && !table.isFrozen() ? table : null;
        removeFirst();
    }

    /** Forgets the first window. */
    public void removeFirst() {
        size--;
        System.arraycopy(starts, 1, starts, 0, size);
        System.arraycopy(tables, 1, tables, 0, size);
        Arrays.fill(tables, size, size + 1, null);
    }

    private int indexOf(long start) {
        // most events fall into one of the newest windows
        for (int i = size - 1; i >= 0 && i >= size - 3; i--) {
            if (starts[i] == start) {
                return i;
            }
            if (starts[i] < start) {
                return ~(i + 1);
            }
        }
        return Arrays.binarySearch(starts, 0, size, start);
    }
}
