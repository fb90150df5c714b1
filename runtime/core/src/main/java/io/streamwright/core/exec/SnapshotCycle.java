package io.streamwright.core.exec;

import io.streamwright.core.exchange.Barrier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One snapshot on its way through the lanes, and the hand-over of their state to the snapshot thread. It is also the barrier
 * that goes from lane to lane. Each lane has its own part:
 *
 * <pre>
 * REQUESTED --lane--> AT_BARRIER --lane--> READY
 * </pre>
 *
 * The lane may look at the frozen state until READY and again once the whole is {@link #over}; the snapshot thread from when
 * all are READY until it says so. It may say so at any time, which gives the snapshot up.
 */
final class SnapshotCycle implements Barrier {
    /** How far a lane has come. */
    enum State {
        /** The lane has not seen it. */
        REQUESTED,
        /** A stage of the lane has passed the barrier. */
        AT_BARRIER,
        /** All stages have, and what the lane must encode itself is encoded: the snapshot thread may write. */
        READY
    }

    /** What a snapshot is taken for. */
    enum Purpose {
        /** The job goes on. */
        GO_ON,
        /** The job is told to stop: what comes behind the barrier is not touched. */
        STOP,
        /** All input has been processed: nothing will be written to sinks behind the barrier. */
        FINISH
    }

    /** One lane's part. Changed by its lane, read by the snapshot thread. */
    private record Part(
            State state, int passedStages, @Nullable LaneFreeze freeze) {
        static final Part REQUESTED = new Part(State.REQUESTED, 0, null);
    }

    private final long id;
    private final Purpose purpose;
    private final boolean withState;
    private final AtomicReferenceArray<Part> parts;
    private volatile boolean over;

    /**
     * A request.
     *
     * @param withState whether state is wanted, or only what sinks have pending
     */
    SnapshotCycle(long id, Purpose purpose, boolean withState, int lanes) {
        this.id = id;
        this.purpose = purpose;
        this.withState = withState;
        this.parts = new AtomicReferenceArray<>(lanes);
        for (int lane = 0; lane < lanes; lane++) {
            parts.set(lane, Part.REQUESTED);
        }
    }

    long id() {
        return id;
    }

    boolean last() {
        return purpose == Purpose.FINISH;
    }

    /** Whether lanes rest behind the barrier. */
    boolean stops() {
        return purpose == Purpose.STOP;
    }

    boolean withState() {
        return withState;
    }

    // --------------------------------------------------------------------------------------------------- on a lane

    /** So many stages of the lane have passed the barrier. */
    void passed(int lane, int stages) {
        parts.set(lane, new Part(State.AT_BARRIER, stages, null));
    }

    /** The lane hands its state over. */
    void ready(int lane, LaneFreeze freeze) {
        parts.set(lane, new Part(State.READY, parts.get(lane).passedStages, freeze));
    }

    // ------------------------------------------------------------------------------------------- on the snapshot
    // thread

    State state(int lane) {
        return parts.get(lane).state;
    }

    /** How many stages of a lane have passed the barrier. */
    int passedStages(int lane) {
        return parts.get(lane).passedStages;
    }

    int lanes() {
        return parts.length();
    }

    /** Whether all lanes have handed their state over. */
    boolean isReady() {
        for (int lane = 0; lane < parts.length(); lane++) {
            if (state(lane) != State.READY) {
                return false;
            }
        }
        return true;
    }

    /** The state of all lanes, once they are ready. */
    List<LaneFreeze> freezes() {
        List<LaneFreeze> freezes = new ArrayList<>();
        for (int lane = 0; lane < parts.length(); lane++) {
            LaneFreeze freeze = parts.get(lane).freeze;
            if (freeze == null || over) {
                throw new IllegalStateException("the state of snapshot " + id + " is not ready");
            }
            freezes.add(freeze);
        }
        return freezes;
    }

    /** The snapshot thread needs nothing of it any more. */
    void end() {
        over = true;
    }

    @Override
    public boolean over() {
        return over;
    }
}
