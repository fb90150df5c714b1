package io.streamwright.core.operator;

import io.streamwright.core.source.SourceInput;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The base of the generated wiring of one lane: the streams of the job as methods that call each other. Owned by the lane.
 *
 * <p>Events are pushed: a source input calls the method of its stream, which calls steps, operators and sinks directly.
 * Watermarks are pulled: {@link #advance} goes through the operators in the order of the data, gives each the watermark of
 * what stands before it, and stops where the budget ends; called again it goes on there.
 */
public abstract class LaneProgram {
    /** Rows and timers fired between two looks at barriers and the clock: about a millisecond. */
    static final int SWEEP_STEPS = 4096;

    private static final VarHandle LOOK_UP;

    static {
        try {
            LOOK_UP = MethodHandles.lookup().findVarHandle(LaneProgram.class, "lookUp", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final List<SourceInput<?>> inputs = new ArrayList<>();
    private final List<Operator> operators = new ArrayList<>();
    private final SweepBudget budget = new SweepBudget();

    /** Who watches all streams, or null. */
    protected final @Nullable StreamTap tap;

    private final int sweepSteps;

    /** Whether a watermark has moved, or not everything has fired since one did. */
    private boolean unsettled;

    private boolean sweepPending;
    private boolean readsAheadAlways;

    /** Set by other threads; read at each event, opaquely, which costs no more than a plain read. */
    @SuppressWarnings("UnusedVariable") // through LOOK_UP
    private boolean lookUp;

    /** With what the engine gives. */
    protected LaneProgram(LaneSetup setup) {
        this.tap = setup.tap();
        this.sweepSteps = setup.sweepSteps();
    }

    /** Registers an input; inputs, operators are registered in the order of the data. */
    protected final <I extends SourceInput<?>> I input(I input) {
        inputs.add(input);
        return input;
    }

    /** Registers an operator. */
    protected final <O extends Operator> O operator(O operator) {
        operators.add(operator);
        return operator;
    }

    /** All source inputs. */
    public final List<SourceInput<?>> inputs() {
        return inputs;
    }

    /** All operators in the order of the data. */
    public final List<Operator> operators() {
        return operators;
    }

    /** Has rows read ahead whatever their number, for tests. */
    public final void readAheadAlways() {
        readsAheadAlways = true;
    }

    /** Whether rows should be read ahead: an operator has so many that reading one mostly waits for memory. */
    public final boolean readsAhead() {
        if (readsAheadAlways) {
            return true;
        }
        for (int i = 0; i < operators.size(); i++) {
            if (operators.get(i).large()) {
                return true;
            }
        }
        return false;
    }

    /** Gives each operator the watermark of what stands before it; false if the budget ran out. */
    protected abstract boolean advance(SweepBudget sweepBudget);

    /** Notes that the watermark of an input has moved, or its idleness has changed. */
    public final void watermarkMoved() {
        unsettled = true;
    }

    /** Moves event time on for a bounded while if anything has moved; false if it must be called again. */
    public final boolean settle() {
        return !unsettled || settleNow();
    }

    private boolean settleNow() {
        budget.refill(sweepSteps);
        do {
            unsettled = false;
            if (!advance(budget)) {
                unsettled = true;
                sweepPending = true;
                return false;
            }
        } while (unsettled);
        sweepPending = false;
        return true;
    }

    /** Whether a sweep is unfinished, so that no event may come in. */
    public final boolean sweepPending() {
        return sweepPending;
    }

    /**
     * Asks whoever drives the lane to look up after the current event, where a batch of events may take long; by any thread.
     * Taken back with false by the lane.
     */
    public final void lookUp(boolean wanted) {
        LOOK_UP.setVolatile(this, wanted);
    }

    /** Whether the lane is asked to look up. */
    public final boolean lookUpWanted() {
        return (boolean) LOOK_UP.getOpaque(this);
    }

    /** Finishes whatever sweep is unfinished, however long it takes. */
    public final void settleAll() {
        while (!settle()) {
            Thread.onSpinWait();
        }
    }

    /** When the first processing-time timer may be due, or {@link Long#MAX_VALUE}. */
    public final long nextProcessingTime() {
        long next = Long.MAX_VALUE;
        for (int i = 0; i < operators.size(); i++) {
            next = Math.min(next, operators.get(i).nextProcessingTime());
        }
        return next;
    }

    /** Fires processing-time timers that are due for a bounded while; false if it must be called again. */
    public final boolean fireProcessingTime(long nowMillis) {
        budget.refill(sweepSteps);
        for (int i = 0; i < operators.size(); i++) {
            if (!operators.get(i).fireProcessingTime(nowMillis, budget)) {
                return false;
            }
        }
        return true;
    }
}
