package io.streamwright.core.exec;

import io.streamwright.core.source.SourceInput;
import io.streamwright.core.source.SplitReader;
import io.streamwright.core.source.SplitState;
import java.io.IOException;

/**
 * A split that is being read. Owned by its lane.
 *
 * @param <T> the type of the events
 */
final class OpenSplit<T> {
    /** The shortest rest of a reader that had nothing. */
    private static final long SHORTEST_REST_NANOS = 250;

    /**
     * A rest is this part (a power of two) of how long it has had nothing already: so an event is found later by a sixteenth of the
     * gap before it, and a gap of a millisecond costs a hundred calls.
     */
    private static final int REST_SHIFT = 4;

    private final SharedSource<T> source;
    private final SourceInput<T> input;
    private final SplitState state;
    private final SplitReader<T> reader;

    /** When it was last polled, and until when it rests, on the clock of the lane's pace. */
    private long polledNanos;

    private long restsUntilNanos;

    /** Since when it has had nothing, if it has. */
    private long silentSinceNanos;

    private boolean empty;
    private boolean delivered;
    private long lag = -1;

    /** Whether it is too far ahead of others, and since when by the clock of idleness. */
    private boolean heldBack;

    private long heldBackNanos;

    OpenSplit(SharedSource<T> source, SourceInput<T> input, SplitState state, SplitReader<T> reader, long nowNanos) {
        this.source = source;
        this.input = input;
        this.state = state;
        this.reader = reader;
        this.polledNanos = nowNanos;
        this.restsUntilNanos = nowNanos;
    }

    SourceInput<T> input() {
        return input;
    }

    SplitState state() {
        return state;
    }

    byte[] position() {
        return reader.position();
    }

    /** Asks the reader how far behind it is. */
    long measureLag() {
        lag = reader.lag();
        return lag;
    }

    /** What was measured last. */
    long measuredLag() {
        return lag;
    }

    boolean rests(long nowNanos) {
        return heldBack || nowNanos - restsUntilNanos < 0;
    }

    /** Says whether it is too far ahead of others. While it is, its clock of idleness stands still. */
    void holdBack(boolean hold, long idleClockNanos) {
        if (hold && !heldBack) {
            heldBackNanos = idleClockNanos;
        } else if (!hold && heldBack) {
            state.wasHeldBack(idleClockNanos - heldBackNanos);
        }
        heldBack = hold;
    }

    long polledNanos() {
        return polledNanos;
    }

    /** Whether it has no watermark although it has delivered events: the type has no event time. */
    boolean timeless() {
        return delivered && state.watermark() == Long.MIN_VALUE;
    }

    /** Whether the last poll had nothing and is not long ago. */
    boolean silent(long nowNanos, long atMostNanosAgo) {
        return !heldBack && empty && nowNanos - polledNanos <= atMostNanosAgo;
    }

    /**
     * Reads a batch.
     *
     * @param idleClockNanos the clock by which idleness is measured
     * @param longestRestNanos how long the reader rests at most where it has nothing
     * @return as {@link SplitReader#poll}
     */
    int poll(int maxEvents, long nowNanos, long idleClockNanos, long longestRestNanos) {
        input.select(state);
        int count;
        try {
            input.beginBatch();
            count = reader.poll(input, maxEvents);
            input.endBatch();
        } catch (IOException e) {
            throw source.failed("cannot be read", e);
        }
        polledNanos = nowNanos;
        if (count > 0) {
            delivered = true;
            empty = false;
            input.delivered(idleClockNanos);
        } else if (count == 0) {
            if (!empty) {
                empty = true;
                silentSinceNanos = nowNanos;
            }
            long rest = Math.max(SHORTEST_REST_NANOS, (nowNanos - silentSinceNanos) >> REST_SHIFT);
            restsUntilNanos = nowNanos + Math.min(rest, longestRestNanos);
        }
        return count;
    }

    /** In words, to complete "while it". */
    String reading() {
        return "processed an event of the stream \"" + input.stream() + "\" from " + state.id();
    }

    /** Closes the reader of a split that has been read to its end. */
    void closeAtEnd() {
        try {
            reader.close();
        } catch (IOException e) {
            throw source.failed("cannot close " + state.id(), e);
        }
    }

    void close() throws IOException {
        reader.close();
    }
}
