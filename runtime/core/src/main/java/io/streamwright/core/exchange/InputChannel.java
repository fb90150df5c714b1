package io.streamwright.core.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What comes from one lane through one exchange. Owned by the receiving lane.
 *
 * @param <T> the type of the events
 */
final class InputChannel<T> {
    final Exchange<T> exchange;
    private final BatchRing<Batch<T>> ring;

    /** The lane that sends. */
    final int from;

    long watermark = Long.MIN_VALUE;
    boolean idle;
    boolean ended;

    /** Whether the input of what sends has ended. */
    boolean inputEnded;

    /** The barrier it waits behind for the other channels of its stage, or null. */
    @Nullable Barrier barrier;

    private @Nullable Batch<T> batch;

    /** The place in the batch that comes next. */
    int at;

    InputChannel(Exchange<T> exchange, int from, BatchRing<Batch<T>> ring) {
        this.exchange = exchange;
        this.from = from;
        this.ring = ring;
    }

    /** The batch that is being processed, or the next one, or null. */
    @Nullable Batch<T> batch() {
        Batch<T> current = batch;
        if (current == null) {
            current = ring.poll();
            batch = current;
            at = 0;
        }
        return current;
    }

    /** The batch is done. */
    void next() {
        batch = null;
    }
}
