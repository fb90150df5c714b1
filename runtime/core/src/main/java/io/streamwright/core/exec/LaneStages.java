package io.streamwright.core.exec;

import io.streamwright.core.exchange.Barrier;
import io.streamwright.core.exchange.Exchange;
import io.streamwright.core.exchange.InputGate;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.Operator;
import io.streamwright.core.operator.Stage;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stages of one lane, each a step at a time: what comes in is processed, event time moves on, timers fire, barriers pass,
 * the end is handed on. Nothing here waits, except where a sink does. Owned by the lane.
 *
 * <p>A barrier passes each stage once it has come from all lanes that send to it; the stage then freezes what it holds and
 * sends the barrier on. Of the first stage the lane itself injects it, at the request of the snapshot thread. A lane's part of
 * a snapshot is complete when all of its stages have passed.
 */
final class LaneStages {
    /** How long a stage goes on at most before others have their turn. */
    private static final long SLICE_NANOS = 500_000;

    /** A stage and how far it has come. */
    private static final class Course {
        final Stage stage;
        final InputGate gate;
        final List<Operator> operators;
        final List<Exchange<?>> exchanges = new ArrayList<>();

        /** Ranks of the sinks of its streams. */
        final List<Integer> sinks = new ArrayList<>();

        /** Whether it has learnt where its inputs stand at the start, and has said where it stands itself. */
        boolean open;

        /** Whether it has passed the barrier of the cycle. */
        boolean passed;

        /** Whether the job is being stopped and it has passed the barrier of its last snapshot. */
        boolean halted;

        /** Whether all that comes in has ended and been processed. */
        boolean finished;

        Course(Stage stage, InputGate gate, List<Operator> operators) {
            this.stage = stage;
            this.gate = gate;
            this.operators = operators;
        }

        /** Whether anything ever comes into it on this lane. */
        boolean active() {
            return stage.number() == 0 || !gate.isEmpty();
        }
    }

    private final LaneParts lane;
    private final LaneProgram program;
    private final LaneControl control;
    private final CrashPoints crashPoints;
    private final TimeSource time;
    private final TimeSource pace;
    private final List<Course> courses = new ArrayList<>();

    private @Nullable SnapshotCycle cycle;
    private @Nullable LaneFreeze frozen;
    private int passed;

    LaneStages(LaneParts lane, JobParts job) {
        this.lane = lane;
        this.program = lane.program();
        this.control = lane.control();
        this.crashPoints = job.crashPoints();
        this.time = job.time();
        this.pace = job.pace();
        for (Stage stage : program.stages()) {
            courses.add(course(stage));
        }
        for (int rank = 0; rank < job.sinks().size(); rank++) {
            int stage = program.stage(job.sinks().get(rank).placement().stage()).number();
            courses.get(stage).sinks.add(rank);
        }
    }

    private Course course(Stage stage) {
        List<Exchange<?>> into = new ArrayList<>();
        List<Exchange<?>> outOf = new ArrayList<>();
        for (Exchange<?> exchange : program.exchanges()) {
            if (exchange.toStage() == stage.number()) {
                into.add(exchange);
            }
            if (exchange.fromStage() == stage.number()) {
                outOf.add(exchange);
            }
        }
        List<Operator> here = stage.operators().stream()
                .filter(operator -> lane.number() < lane.place().lanesOf(operator.uid()))
                .toList();
        Course course = new Course(stage, new InputGate(into), here);
        course.exchanges.addAll(outOf);
        return course;
    }

    int count() {
        return courses.size();
    }

    // --------------------------------------------------------------------------------------------------- the stages

    /**
     * Goes on with a stage for a bounded while.
     *
     * @param batches how many batches it takes in at most
     * @return whether there was anything to do
     */
    boolean run(int number, int batches) {
        Course course = courses.get(number);
        if (!course.active() || !open(course)) {
            return false;
        }
        Stage stage = course.stage;
        boolean waited = stage.stalled();
        if (!program.resume(stage)) {
            // what it has sent finds no room: it goes on when the receivers have
            return false;
        }
        boolean worked = waited;
        if (!course.halted) {
            if (!program.settle(stage)) {
                worked = true;
            } else {
                worked |= fireProcessingTime(course);
            }
        }
        return number != 0 && receive(course, batches) || worked;
    }

    /** Whether the first stage can take in events. */
    boolean reads() {
        Course first = courses.get(0);
        return !first.halted && !first.finished && open(first) && !first.stage.pauses();
    }

    /**
     * Opens a stage once all of its senders have said where they stand: then it says so itself to all its receivers, before
     * anything else, while their rings have room. Were a stage to send events first, it could wait for room in one ring while
     * the receiver at another waits for its greeting.
     */
    private boolean open(Course course) {
        if (!course.open && course.gate.greeted()) {
            program.settle(course.stage);
            course.exchanges.forEach(Exchange::flush);
            course.open = true;
        }
        return course.open;
    }

    private boolean receive(Course course, int batches) {
        boolean worked = false;
        long beganNanos = pace.nanoTime();
        for (int i = 0; i < batches && course.gate.poll(); i++) {
            worked = true;
            if (course.gate.aligned()) {
                pass(course, course.gate.aligning());
                course.gate.release();
            }
            if (pace.nanoTime() - beganNanos > SLICE_NANOS) {
                break;
            }
        }
        return finish(course, course.gate.ended()) || worked;
    }

    /** As in Flink, timers of processing time that are still pending at the end of all input do not fire. */
    private boolean fireProcessingTime(Course course) {
        long due = program.nextProcessingTime(course.stage);
        if (due == Long.MAX_VALUE || course.finished) {
            return false;
        }
        long now = time.currentTimeMillis();
        if (due > now) {
            return false;
        }
        program.fireProcessingTime(course.stage, now);
        return true;
    }

    /** All that comes into a stage has ended: it has once all is processed and all time has passed. */
    private boolean finish(Course course, boolean inputEnded) {
        if (course.finished || !inputEnded || course.halted || course.stage.pauses()) {
            return false;
        }
        if (program.settle(course.stage) && !course.stage.stalled()) {
            course.finished = true;
            course.exchanges.forEach(Exchange::end);
        }
        return true;
    }

    /** All splits of this lane have been read. */
    boolean finishSources() {
        return finish(courses.get(0), true);
    }

    /** Whether nothing is left to do but to pass barriers. */
    boolean drained() {
        for (Course course : courses) {
            if (course.stage.stalled() || course.active() && !course.finished) {
                return false;
            }
        }
        return true;
    }

    /** Whether something that was sent waits for room. */
    boolean stalled() {
        for (int i = 0; i < courses.size(); i++) {
            if (courses.get(i).stage.stalled()) {
                return true;
            }
        }
        return false;
    }

    /** What a stage was taking in when something failed, to complete "while it"; null if that says nothing. */
    @Nullable String receiving() {
        for (Course course : courses) {
            String receiving = course.gate.receiving();
            if (receiving != null) {
                return receiving;
            }
        }
        return null;
    }

    /** Lets go of what waits to be sent in larger portions. */
    void flush() {
        for (Course course : courses) {
            if (course.open && !course.stage.stalled()) {
                course.exchanges.forEach(Exchange::flush);
            }
        }
    }

    // ------------------------------------------------------------------------------------------------------ barriers

    /** Takes up, goes on with or lets go of a snapshot; false if there is nothing to do. */
    boolean serveSnapshot() {
        SnapshotCycle current = cycle;
        if (current != null && current.over()) {
            release();
        }
        SnapshotCycle asked = control.cycle();
        if (asked != null && !asked.over() && !(asked == cycle && courses.get(0).passed)) {
            pass(courses.get(0), asked);
            for (Course course : courses) {
                if (!course.active()) {
                    pass(course, asked);
                }
            }
            return true;
        }
        return encode();
    }

    /** Goes on encoding what was frozen; hands it over once that is done and all stages have passed. */
    private boolean encode() {
        LaneFreeze mine = frozen;
        SnapshotCycle current = cycle;
        if (mine == null || current == null || current.state(lane.number()) == SnapshotCycle.State.READY) {
            return false;
        }
        if (mine.encodeNext()) {
            return true;
        }
        if (passed < courses.size()) {
            return false;
        }
        current.ready(lane.number(), mine);
        control.signals().changed();
        return true;
    }

    /** A stage passes the barrier: from here on its events belong to the next snapshot. */
    private void pass(Course course, @Nullable Barrier barrier) {
        if (!(barrier instanceof SnapshotCycle reached)) {
            throw new IllegalStateException("no barrier of a snapshot: " + barrier);
        }
        if (reached != cycle) {
            release();
            cycle = reached;
            frozen = new LaneFreeze(lane.number());
        }
        if (!course.halted) {
            // so that the watermark that came before the barrier stands in the snapshot, if not all that follows from
            // it
            program.settle(course.stage);
        }
        for (int rank : course.sinks) {
            PendingCommit pending = lane.sinks().get(rank).prepare(reached.id(), reached.last());
            if (pending != null) {
                control.hand(rank, pending);
            }
        }
        LaneFreeze mine = frozen;
        if (reached.withState() && mine != null) {
            if (course.stage.number() == 0) {
                lane.sources().freeze().forEach(mine::add);
            }
            course.operators.forEach(operator -> mine.add(operator, lane.place().keyGroups()));
        }
        course.exchanges.forEach(exchange -> exchange.barrier(reached));
        course.passed = true;
        course.halted |= reached.stops();
        passed++;
        reached.passed(lane.number(), passed);
        if (passed == courses.size()) {
            crashPoints.pass(CrashPoints.Point.AFTER_BARRIER);
        }
    }

    /** Lets go of a snapshot that nobody needs any more. */
    void release() {
        if (frozen != null) {
            frozen.release();
            frozen = null;
        }
        cycle = null;
        passed = 0;
        courses.forEach(course -> course.passed = false);
    }
}
