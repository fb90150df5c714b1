package io.streamwright.core.exchange;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What goes to one lane through one exchange: the batch that is being filled, and those that find no room at the receiver.
 * Owned by the sending lane.
 */
final class OutputChannel extends OutputPlace {
    /** How many events a batch is given room for at first at least. */
    private static final int SMALLEST_BATCH = 8;

    private final BatchRing<Batch> ring;

    /** Batches that the receiver is done with. */
    private final BatchRing<Batch> spent;

    private final Deque<Batch> waiting = new ArrayDeque<>();

    /** Is filled next; empty at first. Touched once for many events only, as the receiver's batches may lie beside it. */
    private Batch filling = new Batch();

    private boolean full;
    private int lastSize = SMALLEST_BATCH;

    // what the receiver has been told
    private boolean sentAnything;
    private long sentWatermark = Long.MIN_VALUE;
    private boolean sentIdle;
    private boolean sentInputEnded;

    OutputChannel(BatchRing<Batch> ring, BatchRing<Batch> spent) {
        this.ring = ring;
        this.spent = spent;
    }

    /**
     * Makes room for at least one more event.
     *
     * @param rowWords the length of a row
     * @param whole whether events go as they are
     * @param most how many events a batch holds at most
     */
    void makeRoom(int rowWords, boolean whole, int most) {
        Batch batch = filling;
        int size = at / rowWords;
        int rows = Math.max(2 * size, lastSize);
        if (!whole) {
            rows = Math.max(rows, batch.words.length / rowWords);
        }
        rows = Math.min(most, rows);
        batch.makeRoom(rows * rowWords, whole);
        words = batch.words;
        events = batch.events;
        room = rows - size;
        full = rows == most;
    }

    /** Whether the batch that is filled may not grow once there is no room left. */
    boolean isFull() {
        return full;
    }

    /** Whether the receiver does not know yet what is being gathered, or where the sender stands. */
    boolean hasNews(long watermark, boolean idle, boolean inputEnded) {
        return at > 0
                || !sentAnything
                || sentWatermark != watermark
                || sentIdle != idle
                || sentInputEnded != inputEnded;
    }

    /**
     * Lets go of what has been gathered.
     *
     * @param events how many events that are
     * @param watermark where the sender stands behind them
     * @return whether there was room for it
     */
    boolean push(int events, long watermark, boolean idle, boolean inputEnded) {
        Batch batch = filling;
        if (events > 0) {
            // room for what comes in a flush, with something to spare
            lastSize = Math.max(SMALLEST_BATCH, events + (events >> 2));
        }
        batch.end = at;
        batch.watermark = watermark;
        batch.idle = idle;
        batch.inputEnded = inputEnded;
        sentAnything = true;
        sentWatermark = watermark;
        sentIdle = idle;
        sentInputEnded = inputEnded;
        Batch next = spent.poll();
        filling = next == null ? new Batch() : next;
        filling.clear();
        at = 0;
        room = 0;
        if (waiting.isEmpty() && ring.offer(batch)) {
            return true;
        }
        waiting.add(batch);
        return false;
    }

    /** Has a barrier stand behind what is being gathered. */
    void mark(Barrier barrier) {
        filling.barrier = barrier;
    }

    /** Has what is being gathered be the last. */
    void markLast() {
        filling.last = true;
    }

    /** Whether something waits for room. */
    boolean waits() {
        return !waiting.isEmpty();
    }

    /** Tries again to hand over what waits; false if something still does. */
    boolean retry() {
        while (!waiting.isEmpty() && ring.offer(waiting.getFirst())) {
            waiting.removeFirst();
        }
        return waiting.isEmpty();
    }
}
