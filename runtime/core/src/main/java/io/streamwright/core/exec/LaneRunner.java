package io.streamwright.core.exec;

import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.Operator;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.time.SystemTime;
import io.streamwright.core.time.TimeSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drives one lane: reads the splits, moves event time on, fires processing-time timers, and between two batches looks for
 * barriers and for the end. All of the lane (program, sources, writers, services) belongs to the thread that runs this, from
 * its start until it has closed them at its end. It blocks only where a sink does, and sleeps for a millisecond at most.
 *
 * <p>Whatever is thrown ends the lane and, by way of {@link JobSignals#fail}, the job; nothing is published any more.
 *
 * <p>Two clocks: {@code time} is that of the job, which may be a test's, for timers and idleness; the lane's own pace (how
 * large a batch, how long to rest) follows the machine's.
 */
final class LaneRunner implements Runnable {
    private static final int FIRST_BATCH = 1;
    private static final int LARGEST_BATCH = 2048;

    /** A barrier waits for a batch: half a millisecond is short against a snapshot, and long against a look around. */
    private static final long SHORT_BATCH_NANOS = 500_000;

    private static final long LONG_BATCH_NANOS = 2_000_000;

    /** How often it is looked how far behind the readers are, which may cost them a call of the system. */
    private static final long LAG_NANOS = 1_000_000_000;

    /** How often counters, idleness and new splits are looked at. */
    private static final long HOUSEKEEPING_NANOS = 10_000_000;

    /** How long results may stay in a sink's buffer while there is no gap in the events. */
    private static final long FLUSH_NANOS = 200_000_000;

    /** How much a round with work counts for idleness: one that takes longer was held up by a sink or the machine. */
    private static final long LONGEST_COUNTED_ROUND_NANOS = 20_000_000;

    private final String job;
    private final LaneProgram program;
    private final LaneSources sources;
    private final List<SinkOutput<?>> sinks;
    private final ServicePool services;
    private final LaneControl control;
    private final LaneCounters counters;
    private final CrashPoints crashPoints;
    private final TimeSource time;
    private final TimeSource pace = SystemTime.INSTANCE;
    private final int keyGroups;
    private final Backoff backoff = new Backoff();

    private @Nullable SnapshotCycle cycle;
    private @Nullable LaneFreeze frozen;
    private boolean drained;

    /** Whether the job is being stopped and this lane has passed the barrier of its last snapshot. */
    private boolean halted;

    private int batch = FIRST_BATCH;
    private long roundNanos;
    private long jobNanos;
    private long idleClockNanos;
    private long housekeepingNanos;
    private long flushNanos;
    private long lagNanos;

    LaneRunner(JobParts parts, LaneControl control, LaneCounters counters, CrashPoints crashPoints) {
        this.job = parts.job().graph().name();
        this.program = parts.program();
        this.sources = parts.laneSources();
        this.sinks = parts.sinks();
        this.services = parts.services();
        this.time = parts.time();
        this.keyGroups = parts.keyGroups();
        this.control = control;
        this.counters = counters;
        this.crashPoints = crashPoints;
    }

    @Override
    public void run() {
        try {
            loop();
        } catch (Throwable thrown) {
            fail(thrown);
        }
        try {
            giveBack();
        } catch (Throwable thrown) {
            control.signals().fail(thrown);
        } finally {
            control.signals().laneEnded();
        }
    }

    private void fail(Throwable thrown) {
        try {
            control.signals().fail(FailureReport.of(job, program.operators(), sources.reading(), thrown));
        } catch (Throwable again) {
            // no memory even for the message: the first failure counts
            control.signals().fail(thrown);
        }
    }

    private void loop() {
        roundNanos = pace.nanoTime();
        jobNanos = time.nanoTime();
        housekeepingNanos = roundNanos;
        flushNanos = roundNanos;
        lagNanos = roundNanos;
        while (true) {
            control.look();
            if (control.ended()) {
                return;
            }
            boolean worked = serveSnapshot();
            // past the barrier of a job that stops: what was processed now would be seen again after the next start
            if (!halted) {
                worked |= work();
            }
            endRound(worked);
        }
    }

    /** Moves time on and reads, or goes on with a sweep that takes long. */
    private boolean work() {
        if (!program.settle()) {
            return true;
        }
        boolean fired = fireProcessingTime();
        return read() || fired;
    }

    /** Reads a batch if there is anything to read. */
    private boolean read() {
        if (sources.exhausted()) {
            return drain();
        }
        int count = sources.poll(batch, roundNanos, idleClockNanos);
        return count >= 0;
    }

    /** All input is read and all time has passed: says so, once. */
    private boolean drain() {
        if (drained || program.sweepPending() || !program.settle()) {
            return !drained;
        }
        drained = true;
        flush();
        publishCounters();
        control.signals().drained();
        return true;
    }

    /** As in Flink, timers of processing time that are still pending at the end of all input do not fire. */
    private boolean fireProcessingTime() {
        long due = program.nextProcessingTime();
        if (due == Long.MAX_VALUE || drained) {
            return false;
        }
        long now = time.currentTimeMillis();
        if (due > now) {
            return false;
        }
        program.fireProcessingTime(now);
        return true;
    }

    // ------------------------------------------------------------------------------------------------------ barriers

    /** Takes up, goes on with or lets go of a snapshot; false if there is nothing to do. */
    private boolean serveSnapshot() {
        LaneFreeze mine = frozen;
        if (mine != null && cycle != null) {
            switch (cycle.state()) {
                case AT_BARRIER -> {
                    if (!mine.encodeNext() && cycle.ready(mine)) {
                        control.signals().changed();
                    }
                    return true;
                }
                case OVER -> {
                    mine.release();
                    frozen = null;
                }
                default -> {
                    return false;
                }
            }
        }
        SnapshotCycle asked = control.cycle();
        if (asked == cycle || asked == null) {
            return false;
        }
        cycle = asked;
        if (asked.reach()) {
            frozen = barrier(asked);
            halted = control.signals().stopWanted();
            crashPoints.pass(CrashPoints.Point.AFTER_BARRIER);
        }
        return true;
    }

    private LaneFreeze barrier(SnapshotCycle asked) {
        for (int i = 0; i < sinks.size(); i++) {
            PendingCommit pending = sinks.get(i).prepare(asked.id(), asked.last());
            if (pending != null) {
                control.hand(i, pending);
            }
        }
        return asked.withState() ? LaneFreeze.freeze(program, keyGroups, sources.freeze()) : LaneFreeze.nothing();
    }

    // --------------------------------------------------------------------------------------------------------- pace

    private void endRound(boolean worked) {
        long now = pace.nanoTime();
        long jobNow = time == pace ? now : time.nanoTime();
        long took = now - roundNanos;
        long jobTook = jobNow - jobNanos;
        roundNanos = now;
        jobNanos = jobNow;
        long heldUp = worked ? Math.max(0, took - LONGEST_COUNTED_ROUND_NANOS) : 0;
        idleClockNanos += Math.max(0, jobTook - heldUp);
        if (took > LONG_BATCH_NANOS && worked) {
            batch = Math.max(1, batch / 2);
        } else if (took < SHORT_BATCH_NANOS && worked) {
            batch = Math.min(LARGEST_BATCH, batch * 2);
        }
        if (now - housekeepingNanos >= HOUSEKEEPING_NANOS) {
            housekeepingNanos = now;
            keepHouse(now);
        }
        if (worked) {
            backoff.reset();
        } else {
            if (backoff.settling()) {
                flush();
                publishCounters();
            }
            backoff.idle();
        }
    }

    private void keepHouse(long now) {
        sources.takeFound(now, idleClockNanos);
        sources.checkIdle(now, idleClockNanos);
        if (now - flushNanos >= FLUSH_NANOS) {
            flush();
        }
        if (now - lagNanos >= LAG_NANOS) {
            lagNanos = now;
            sources.measureLag();
        }
        publishCounters();
    }

    private void flush() {
        for (int i = 0; i < sinks.size(); i++) {
            sinks.get(i).flush();
        }
        flushNanos = roundNanos;
    }

    private void publishCounters() {
        sources.publish(counters);
        for (int i = 0; i < sinks.size(); i++) {
            counters.sink(i, sinks.get(i).results());
        }
        long lateDropped = 0;
        for (Operator operator : program.operators()) {
            lateDropped += operator.lateDropped();
        }
        counters.lateDropped(lateDropped);
    }

    /** Closes everything that belongs to the lane. */
    private void giveBack() {
        // an interrupt has done its work by now, and would make closing fail
        Thread.interrupted();
        publishCounters();
        if (frozen != null) {
            frozen.release();
        }
        CloseAll closing = new CloseAll(job);
        sources.close(closing);
        sinks.forEach(sink -> closing.close(sink.toString(), sink::close));
        services.close(closing);
    }
}
