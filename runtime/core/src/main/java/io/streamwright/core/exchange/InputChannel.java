package io.streamwright.core.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What comes from one lane through one exchange. Owned by the receiving lane.
 *
 * @param <T> the type of the events
 */
final class InputChannel<T> {
    final Exchange<T> exchange;
    private final BatchRing<Batch> ring;

    /** Batches that are done with, on their way back. */
    private final BatchRing<Batch> spent;

    /** The lane that sends. */
    final int from;

    long watermark = Long.MIN_VALUE;
    boolean idle;
    boolean ended;

    /** Whether the input of what sends has ended. */
    boolean inputEnded;

    /** The barrier it waits behind for the other channels of its stage, or null. */
    @Nullable Barrier barrier;

    private @Nullable Batch batch;

    /** Where in the batch the event begins that comes next, in words. */
    int at;

    InputChannel(Exchange<T> exchange, int from, BatchRing<Batch> ring, BatchRing<Batch> spent) {
        this.exchange = exchange;
        this.from = from;
        this.ring = ring;
        this.spent = spent;
    }

    /** The batch that is being processed, or the next one, or null. */
    @Nullable Batch batch() {
        Batch current = batch;
        if (current == null) {
            current = ring.poll();
            batch = current;
            at = 0;
        }
        return current;
    }

    /**
     * The batch is done: its sender may fill it again. It is not written to if that can be helped, so that the sender does not
     * have to fetch it from the cache of this lane.
     *
     * @param whole whether it holds events, which are not to be kept from the collector
     */
    void next(Batch done, boolean whole) {
        batch = null;
        barrier = done.barrier;
        if (whole) {
            done.events = Batch.NO_EVENTS;
        }
        // if its sender does not need as many, this one is left to the collector
        spent.offer(done);
    }
}
