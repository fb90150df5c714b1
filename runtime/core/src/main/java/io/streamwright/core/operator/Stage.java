package io.streamwright.core.operator;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * One stage of one lane: what stands between two exchanges and calls each other directly. It has its own course of event time,
 * passes barriers by itself and pauses by itself. A job on one lane has a single stage, whatever its wiring. Owned by the lane.
 */
public final class Stage {
    private static final VarHandle LOOK_UP;

    static {
        try {
            LOOK_UP = MethodHandles.lookup().findVarHandle(Stage.class, "lookUp", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int number;
    private final List<Operator> operators = new ArrayList<>();

    /** Whether a watermark has moved, or not everything has fired since one did. */
    boolean unsettled;

    /** Whether a sweep is unfinished, so that no event may come in. */
    boolean sweepPending;

    /** Whether something that it sent waits for room, so that it should not go on. */
    boolean stalled;

    /** Set by other threads, see {@link LaneProgram#lookUp}; read at each event, opaquely, as cheaply as a plain field. */
    @SuppressWarnings("UnusedVariable") // through LOOK_UP
    private boolean lookUp;

    Stage(int number) {
        this.number = number;
    }

    /** Its place in the order of the data, from 0, where the sources are. */
    public int number() {
        return number;
    }

    /** Its operators in the order of the data. */
    public List<Operator> operators() {
        return operators;
    }

    /** Whether a sweep is unfinished, so that no event may come in. */
    public boolean sweepPending() {
        return sweepPending;
    }

    /** Whether something that it sent waits for room. */
    public boolean stalled() {
        return stalled;
    }

    /** Whether the reader of events must pause: time has moved, or somebody wants the lane to look up. */
    @SuppressWarnings("ShortCircuitBoolean") // one branch instead of two, for each event
    public boolean wantsAttention() {
        return unsettled | lookUpWanted();
    }

    /** Whether something is to be done or waited for before the next event may come in from another stage. */
    @SuppressWarnings("ShortCircuitBoolean") // one branch instead of three, for each event
    public boolean hesitates() {
        return unsettled | stalled | sweepPending;
    }

    void lookUp(boolean wanted) {
        LOOK_UP.setVolatile(this, wanted);
    }

    boolean lookUpWanted() {
        return (boolean) LOOK_UP.getOpaque(this);
    }

    /** Whether no event may come in now. */
    public boolean pauses() {
        return stalled || sweepPending;
    }
}
