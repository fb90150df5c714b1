package io.streamwright.core.exec;

import org.jspecify.annotations.Nullable;

/**
 * One snapshot on its way through a lane, and the hand-over of its state between the two threads.
 *
 * <pre>
 * REQUESTED --lane--> AT_BARRIER --lane--> READY --snapshot thread--> OVER
 *      `------------------`--------- snapshot thread: given up ---------^
 * </pre>
 *
 * The lane may look at the frozen state until READY and again after OVER, the snapshot thread in between.
 */
final class SnapshotCycle {
    /** Who has it. */
    enum State {
        /** The lane has not seen it. */
        REQUESTED,
        /** The lane has frozen its state and encodes what it must encode itself. */
        AT_BARRIER,
        /** The snapshot thread writes. */
        READY,
        /** The snapshot is through, or was given up: the lane lets its state go. */
        OVER
    }

    private final long id;
    private final boolean last;
    private final boolean withState;
    private volatile State state = State.REQUESTED;
    private @Nullable LaneFreeze freeze;

    /**
     * A request.
     *
     * @param last whether nothing will be written to sinks after it
     * @param withState whether state is wanted, or only what sinks have pending
     */
    SnapshotCycle(long id, boolean last, boolean withState) {
        this.id = id;
        this.last = last;
        this.withState = withState;
    }

    long id() {
        return id;
    }

    boolean last() {
        return last;
    }

    boolean withState() {
        return withState;
    }

    State state() {
        return state;
    }

    /** The lane takes it up; false if it was given up before. */
    boolean reach() {
        return move(State.REQUESTED, State.AT_BARRIER);
    }

    /** The lane hands its state over; false if the snapshot was given up meanwhile. */
    boolean ready(LaneFreeze frozen) {
        freeze = frozen;
        return move(State.AT_BARRIER, State.READY);
    }

    /** The state, for the snapshot thread once it is {@link State#READY}. */
    LaneFreeze freeze() {
        if (freeze == null || state != State.READY) {
            throw new IllegalStateException("the state of snapshot " + id + " is not ready");
        }
        return freeze;
    }

    /** The snapshot thread needs nothing of it any more. */
    synchronized void over() {
        state = State.OVER;
    }

    private synchronized boolean move(State from, State to) {
        if (state != from) {
            return false;
        }
        state = to;
        return true;
    }
}
