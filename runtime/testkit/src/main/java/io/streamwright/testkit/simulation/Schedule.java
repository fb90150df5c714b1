package io.streamwright.testkit.simulation;

import io.streamwright.core.exec.CrashPoints;
import io.streamwright.core.exec.SteppedJob;
import io.streamwright.core.exec.SteppedJob.Step;
import io.streamwright.core.exec.Waiter;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Draws what happens next, from a seed: which lane does what, how long it takes, what fails, where the process dies. The same
 * seed draws the same. Used by the one thread of the simulation.
 *
 * <p>Wherever real threads could meet, other lanes have their turn: while the coordinator waits, at each call of the store, at
 * each named point of a snapshot, and while a lane stands in a sink or a source. Only a lane that is in the middle of a step
 * itself cannot step.
 */
final class Schedule implements Waiter, CrashPoints {
    /** How many steps a run may take: many times of what it needs. */
    private static final long MOST_STEPS = 20_000_000;

    private static final long LONGEST_STEP_NANOS = 4_000;

    /** How far time leaps where all lanes wait for it; further each time, up to the largest. */
    private static final long SHORTEST_LEAP_NANOS = 100_000;

    private static final long LONGEST_LEAP_NANOS = 20_000_000;
    private static final int MOST_YIELDS = 24;

    private final SplittableRandom random;
    private final SimulatedTime time;
    private final @Nullable StringBuilder trace;
    private long fingerprint = 0xcbf29ce484222325L;

    private @Nullable SteppedJob job;
    private boolean[] busy = new boolean[0];
    private int[] weights = new int[0];
    private int weightsTotal;
    private long steps;
    private long stopAt = Long.MAX_VALUE;

    /** How many steps in a row have found nothing to do. */
    private int idleSteps;

    /** One step in so many ends in a crash, one call in so many fails, one in so many is slow; 0: never. */
    private int crashEvery;

    private int failEvery;
    private int slowEvery;

    Schedule(long seed, SimulatedTime time, boolean traced) {
        this.random = new SplittableRandom(seed);
        this.time = time;
        this.trace = traced ? new StringBuilder() : null;
    }

    // ---------------------------------------------------------------------------------------------------- drawing

    /** From 0 to below {@code bound}. */
    int draw(int bound) {
        return random.nextInt(bound);
    }

    private boolean oneIn(int times) {
        return times > 0 && random.nextInt(times) == 0;
    }

    /** Draws how much will go wrong in the life that begins. */
    void beginLife(boolean withFaults) {
        crashEvery = withFaults ? new int[] {0, 300, 2_000, 10_000}[draw(4)] : 0;
        failEvery = withFaults ? new int[] {0, 0, 20, 100}[draw(4)] : 0;
        stopAt = Long.MAX_VALUE;
        slowEvery = withFaults ? new int[] {0, 5, 50}[draw(3)] : 0;
    }

    /** Has the job be told to stop after so many steps of this life. */
    void stopAfter(int more) {
        stopAt = steps + more;
    }

    /** The lanes that step from here on, some of them more often than others; null between two lives. */
    void drive(@Nullable SteppedJob next) {
        job = next;
        busy = new boolean[next == null ? 0 : next.lanes()];
        weights = new int[busy.length];
        drawWeights();
    }

    private void drawWeights() {
        weightsTotal = 0;
        for (int lane = 0; lane < weights.length; lane++) {
            weights[lane] = new int[] {1, 4, 30}[draw(3)];
            weightsTotal += weights[lane];
        }
    }

    // ------------------------------------------------------------------------------------------------- the threads

    @Override
    public void await(BooleanSupplier until, long nanos) {
        long deadline = nanos > Long.MAX_VALUE - time.nanoTime() ? Long.MAX_VALUE : time.nanoTime() + nanos;
        int patience = 8 * busy.length;
        long leapNanos = SHORTEST_LEAP_NANOS;
        idleSteps = 0;
        while (!until.getAsBoolean() && time.nanoTime() < deadline) {
            if (stepAny()) {
                idleSteps = 0;
                leapNanos = SHORTEST_LEAP_NANOS;
            } else if (++idleSteps > patience) {
                idleSteps = 0;
                time.advance(Math.min(leapNanos, deadline - time.nanoTime()));
                leapNanos = Math.min(2 * leapNanos, LONGEST_LEAP_NANOS);
            }
        }
    }

    /** One step of any lane that can; false if it found nothing to do. */
    private boolean stepAny() {
        SteppedJob current = job;
        if (current == null) {
            return false;
        }
        if (++steps > MOST_STEPS) {
            throw new AssertionError("the job does not end: " + current.progress());
        }
        time.advance(random.nextLong(LONGEST_STEP_NANOS));
        if (oneIn(crashEvery)) {
            crash("between two steps");
        }
        if (oneIn(1_000)) {
            drawWeights();
            current.discover();
        }
        if (steps >= stopAt) {
            stopAt = Long.MAX_VALUE;
            current.stop();
        }
        int lane = drawLane();
        if (busy[lane]) {
            return false;
        }
        busy[lane] = true;
        try {
            return step(current, lane);
        } finally {
            // a lane whose life has ended by a crash is not of this job any more
            if (job == current) {
                busy[lane] = false;
            }
        }
    }

    private int drawLane() {
        if (idleSteps > 2 * busy.length) {
            // those that come often have nothing to do: they wait for one that comes rarely
            return draw(busy.length);
        }
        int at = draw(weightsTotal);
        int lane = 0;
        while (at >= weights[lane]) {
            at -= weights[lane++];
        }
        return lane;
    }

    private boolean step(SteppedJob current, int lane) {
        int kind = draw(20);
        if (kind < 11) {
            int batches = 1 + draw(3);
            return runStage(current, lane, draw(current.stages()), batches);
        }
        Step step = kind < 15 ? Step.READ : kind < 17 ? Step.SERVE_SNAPSHOT : kind < 19 ? Step.FLUSH : Step.KEEP_HOUSE;
        int events = 1 + draw(4);
        note(step.name().charAt(0), lane, events);
        return current.step(lane, step, events);
    }

    /** Goes on with a stage, or if it has nothing to do with the next that has. */
    private boolean runStage(SteppedJob current, int lane, int first, int batches) {
        for (int i = 0; i < current.stages(); i++) {
            int stage = (first + i) % current.stages();
            if (current.runStage(lane, stage, batches)) {
                note('s', lane * 64 + stage, batches);
                return true;
            }
        }
        return false;
    }

    /** A place where another thread could go on. */
    void pause(String where) {
        note('y', where.hashCode(), 0);
        for (int left = draw(MOST_YIELDS); left > 0; left--) {
            stepAny();
        }
    }

    /** A place where a lane stands in the outside world: mostly it is through at once. */
    void maybeSlow(String where) {
        if (oneIn(slowEvery)) {
            time.advance(random.nextLong(1_000_000));
            pause(where);
        }
    }

    /** A call of the outside world that may fail. */
    void maybeFail(String where) throws SimulatedFault {
        if (oneIn(failEvery)) {
            note('f', where.hashCode(), 0);
            throw new SimulatedFault(where);
        }
    }

    @Override
    public void pass(Point point) {
        note('p', point.key().hashCode(), 0);
        if (crashEvery > 0 && oneIn(40)) {
            crash(point.key());
        }
        pause(point.key());
    }

    private void crash(String where) {
        note('c', where.hashCode(), 0);
        throw new Crash(where);
    }

    // ------------------------------------------------------------------------------------------------------ trace

    /** Notes what happens, so that two runs of a seed can be compared. */
    void note(char what, int who, int more) {
        fingerprint = (fingerprint ^ what) * 0x100000001b3L;
        fingerprint = (fingerprint ^ who) * 0x100000001b3L;
        fingerprint = (fingerprint ^ more) * 0x100000001b3L;
        if (trace != null) {
            trace.append(time.nanoTime())
                    .append(' ')
                    .append(what)
                    .append(' ')
                    .append(who)
                    .append(' ')
                    .append(more)
                    .append('\n');
        }
    }

    /** A number that stands for all that was noted. */
    long fingerprint() {
        return fingerprint;
    }

    /** All that was noted, a line each; empty if that was not asked for. */
    String trace() {
        return trace == null ? "" : trace.toString();
    }

    long steps() {
        return steps;
    }

    @Override
    public String toString() {
        return "step " + steps + ", lanes " + Arrays.toString(weights);
    }
}
