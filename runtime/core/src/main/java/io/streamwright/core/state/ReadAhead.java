package io.streamwright.core.state;

/**
 * Places in tables that will be wanted soon, read together so that a core waits for memory once and not for each. Owned by
 * one lane.
 *
 * <p>First all places are found, then all are read: the loop that reads is so short that a dozen of its reads, which do not
 * depend on each other, are under way at the same time. Between two events there lie too many instructions for that.
 */
public final class ReadAhead {
    private final int capacity;
    private final int[] places;
    private long[][] tables;
    private int size;
    private long read;

    /** With room for so many places; what comes beyond is left out. */
    public ReadAhead(int capacity) {
        this.capacity = capacity;
        this.places = new int[capacity];
        this.tables = new long[capacity][];
    }

    /** Adds a place. */
    void add(long[] table, int place) {
        if (size < capacity) {
            tables[size] = table;
            places[size++] = place;
        }
    }

    /** Reads all places that were added, and forgets them. */
    public void read() {
        long sum = read;
        for (int i = 0; i < size; i++) {
            sum += tables[i][places[i]];
        }
        // kept, or the reads would be left out
        read = sum;
        size = 0;
        // a new array each time: storing into one that has grown old costs a memory fence, which is a wait as well
        tables = new long[capacity][];
    }
}
