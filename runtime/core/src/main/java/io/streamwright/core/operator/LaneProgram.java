package io.streamwright.core.operator;

import io.streamwright.core.exchange.Exchange;
import io.streamwright.core.source.SourceInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The base of the generated wiring of one lane: the streams of the job as methods that call each other. Owned by the lane.
 *
 * <p>Events are pushed: a source input calls the method of its stream, which calls steps, operators and sinks directly, or
 * hands the event to an exchange if the job has several lanes. Watermarks are pulled: {@link #advance} goes through the
 * operators in the order of the data, gives each the watermark of what stands before it, and stops where the budget ends;
 * called again it goes on there.
 *
 * <p>On a single lane everything is one stage. On several, the exchanges cut the wiring into stages, each of which moves event
 * time on by itself.
 */
public abstract class LaneProgram {
    /** Rows and timers fired between two looks at barriers and the clock: about a millisecond. */
    static final int SWEEP_STEPS = 4096;

    private final List<SourceInput<?>> inputs = new ArrayList<>();
    private final List<Operator> operators = new ArrayList<>();
    private final List<Exchange<?>> exchanges = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private final Stage firstStage;
    private final SweepBudget budget = new SweepBudget();

    /** Whether the job has a single lane, so that all edges are direct calls. */
    protected final boolean fused;

    /** Who watches all streams, or null. */
    protected final @Nullable StreamTap tap;

    /** Whether all edges are direct calls and nobody watches. */
    protected final boolean direct;

    /** Whether there are several lanes and nobody watches. */
    protected final boolean divided;

    private final int sweepSteps;
    private boolean readsAheadAlways;

    /**
     * With what the engine gives.
     *
     * @param stages how many there are on several lanes
     */
    protected LaneProgram(LaneSetup setup, int stages) {
        this.tap = setup.tap();
        this.sweepSteps = setup.sweepSteps();
        this.fused = setup.lanes() == 1;
        this.direct = fused && tap == null;
        this.divided = !fused && tap == null;
        for (int number = 0; number < (fused ? 1 : stages); number++) {
            this.stages.add(new Stage(number));
        }
        this.firstStage = this.stages.get(0);
    }

    // ------------------------------------------------------------------------------------------------- the wiring

    /** Registers an input; inputs, operators and exchanges are registered in the order of the data. */
    protected final <I extends SourceInput<?>> I input(I input) {
        inputs.add(input);
        return input;
    }

    /**
     * Registers an operator.
     *
     * @param stage the number of its stage on several lanes
     */
    protected final <O extends Operator> O operator(int stage, O operator) {
        operators.add(operator);
        stage(stage).operators().add(operator);
        return operator;
    }

    /** Registers an exchange; only on several lanes, and on each of them in the same order. */
    protected final <X extends Exchange<?>> X exchange(X exchange) {
        exchanges.add(exchange);
        return exchange;
    }

    /** All source inputs. */
    public final List<SourceInput<?>> inputs() {
        return inputs;
    }

    /** All operators in the order of the data. */
    public final List<Operator> operators() {
        return operators;
    }

    /** All exchanges in the order of the data; none on a single lane. */
    public final List<Exchange<?>> exchanges() {
        return exchanges;
    }

    /** All stages in the order of the data; one on a single lane. */
    public final List<Stage> stages() {
        return stages;
    }

    /** The stage of this number; on a single lane always the one there is. */
    public final Stage stage(int number) {
        return fused ? firstStage : stages.get(number);
    }

    /** Has rows read ahead whatever their number, for tests. */
    public final void readAheadAlways() {
        readsAheadAlways = true;
    }

    /** Whether rows should be read ahead: an operator of the stage has so many that reading one mostly waits for memory. */
    public final boolean readsAhead(Stage stage) {
        if (readsAheadAlways) {
            return true;
        }
        List<Operator> all = stage.operators();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).large()) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #readsAhead(Stage)} for the events of sources, whose operators are called directly on a single lane only. */
    public final boolean readsAhead() {
        return fused && readsAhead(firstStage);
    }

    // ------------------------------------------------------------------------------------------------- event time

    /** On a single lane: gives each operator the watermark of what stands before it; false if the budget ran out. */
    protected abstract boolean advance(SweepBudget sweepBudget);

    /**
     * On several lanes: gives each operator of a stage the watermark of what stands before it, and then each exchange that
     * leads out of the stage; false if the budget ran out.
     */
    protected boolean advance(int stage, SweepBudget sweepBudget) {
        throw new IllegalStateException("the wiring " + getClass().getName() + " knows one lane only");
    }

    /** Notes that the watermark of an input has moved, or its idleness has changed. */
    public final void watermarkMoved() {
        firstStage.unsettled = true;
    }

    /** Notes that a watermark within a stage has moved. */
    public final void watermarkMoved(Stage stage) {
        stage.unsettled = true;
    }

    /** Moves event time on for a bounded while if anything has moved; false if it must be called again. */
    public final boolean settle() {
        return settle(firstStage);
    }

    /** As {@link #settle()}, for one stage. */
    public final boolean settle(Stage stage) {
        return !stage.unsettled || settleNow(stage, stage.stalled ? 0 : sweepSteps);
    }

    private boolean settleNow(Stage stage, int steps) {
        budget.refill(steps);
        do {
            stage.unsettled = false;
            if (!(fused ? advance(budget) : advance(stage.number(), budget))) {
                stage.unsettled = true;
                stage.sweepPending = true;
                if (stage == firstStage) {
                    inputs.forEach(SourceInput::hesitate);
                }
                return false;
            }
        } while (stage.unsettled);
        stage.sweepPending = false;
        return true;
    }

    /** The stage of the sources. */
    public final Stage firstStage() {
        return firstStage;
    }

    /** Whether a sweep of the sources' stage is unfinished, so that no event may come in. */
    public final boolean sweepPending() {
        return firstStage.sweepPending;
    }

    /** Finishes whatever sweep is unfinished in the sources' stage, however long it takes. */
    public final void settleAll() {
        while (firstStage.unsettled) {
            settleNow(firstStage, sweepSteps);
        }
    }

    // ------------------------------------------------------------------------------------------------------- pace

    /**
     * Asks whoever drives the lane to look up after the current event, where a batch of events may take long; by any thread.
     * Taken back with false by the lane.
     */
    public final void lookUp(boolean wanted) {
        firstStage.lookUp(wanted);
    }

    /** Whether the lane is asked to look up. */
    public final boolean lookUpWanted() {
        return firstStage.lookUpWanted();
    }

    /** Notes that something which a stage has sent waits for room: it stops after what it is at. */
    public final void stall(Stage stage) {
        stage.stalled = true;
        budget.refill(0);
        if (stage == firstStage) {
            lookUp(true);
        }
    }

    /** Tries again to hand over what waits for room; false if something still waits. */
    public final boolean resume(Stage stage) {
        if (stage.stalled) {
            boolean room = true;
            for (int i = 0; i < exchanges.size(); i++) {
                Exchange<?> exchange = exchanges.get(i);
                room &= exchange.fromStage() != stage.number() || exchange.retry();
            }
            stage.stalled = !room;
        }
        return !stage.stalled;
    }

    /** Removes some of the state that has expired. */
    public final void cleanUp(int rows) {
        for (int i = 0; i < operators.size(); i++) {
            budget.refill(rows);
            operators.get(i).cleanUp(budget);
        }
    }

    // -------------------------------------------------------------------------------------------- processing time

    /** When the first processing-time timer may be due, or {@link Long#MAX_VALUE}. */
    public final long nextProcessingTime() {
        return nextProcessingTime(operators);
    }

    /** When the first processing-time timer of a stage may be due, or {@link Long#MAX_VALUE}. */
    public final long nextProcessingTime(Stage stage) {
        return nextProcessingTime(stage.operators());
    }

    private static long nextProcessingTime(List<Operator> operators) {
        long next = Long.MAX_VALUE;
        for (int i = 0; i < operators.size(); i++) {
            next = Math.min(next, operators.get(i).nextProcessingTime());
        }
        return next;
    }

    /** Fires processing-time timers that are due for a bounded while; false if it must be called again. */
    public final boolean fireProcessingTime(long nowMillis) {
        return fireProcessingTime(firstStage, nowMillis);
    }

    /** As {@link #fireProcessingTime(long)}, for one stage. */
    public final boolean fireProcessingTime(Stage stage, long nowMillis) {
        budget.refill(sweepSteps);
        List<Operator> all = stage.operators();
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).fireProcessingTime(nowMillis, budget)) {
                return false;
            }
        }
        return true;
    }
}
