package io.streamwright.core.exec;

import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.Operator;
import io.streamwright.core.time.TimeSource;

/**
 * Drives one lane, a round at a time: looks for barriers and for the end, goes on with its stages, the last one first, reads
 * the splits, lets go of what is buffered. All of the lane (program, sources, writers, services) belongs to the thread that
 * runs this, from its start until it has closed them at its end. It blocks only where a sink does, and sleeps for a
 * millisecond at most.
 *
 * <p>Whatever is thrown ends the lane and, by way of {@link JobSignals#fail}, the job; nothing is published any more.
 *
 * <p>Two clocks: that of the job, which may be a test's, for timers and idleness; the lane's own pace (how large a batch, how
 * long to rest) follows the machine's.
 */
final class LaneRunner implements Runnable {
    private static final int FIRST_BATCH = 1;
    private static final int LARGEST_BATCH = 2048;

    /**
     * At first batches stay small for so many rounds: then the reader's loop has been called so often that it is compiled before
     * what it calls, and as a whole, see {@link io.streamwright.core.source.SourceInput}.
     */
    private static final int FIRST_ROUNDS = 1024;

    private static final int LARGEST_FIRST_BATCH = 16;

    /** How many batches a stage takes at most before others have their turn. */
    private static final int BATCHES = 64;

    /** A barrier waits for a batch: half a millisecond is short against a snapshot, and long against a look around. */
    private static final long SHORT_BATCH_NANOS = 500_000;

    private static final long LONG_BATCH_NANOS = 2_000_000;

    /** How often it is looked how far behind the readers are, which may cost them a call of the system. */
    private static final long LAG_NANOS = 1_000_000_000;

    /** How often counters, idleness and new splits are looked at. */
    private static final long HOUSEKEEPING_NANOS = 10_000_000;

    /** How many rows are looked at for what has expired each time, per operator where something does: some ten microseconds. */
    private static final int CLEANED_ROWS = 1024;

    /** How long results may stay in a sink's buffer while there is no gap in the events. */
    private static final long FLUSH_NANOS = 200_000_000;

    /** How much a round with work counts for idleness: one that takes longer was held up by a sink or the machine. */
    private static final long LONGEST_COUNTED_ROUND_NANOS = 20_000_000;

    private final String job;
    private final LaneParts lane;
    private final LaneProgram program;
    private final LaneSources sources;
    private final LaneStages stages;
    private final LaneControl control;
    private final LaneMeter meter;
    private final TimeSource time;
    private final TimeSource pace;
    private final long exchangeFlushNanos;
    private final Backoff backoff = new Backoff();

    private boolean drained;

    /** Whether the sources could not be read when they were last to be, since what they send finds no room. */
    private boolean heldBack;

    private int batch = FIRST_BATCH;
    private int firstRounds;
    private long roundNanos;
    private long jobNanos;
    private long idleClockNanos;
    private long housekeepingNanos;
    private long flushNanos;
    private long exchangedNanos;
    private long lagNanos;
    private long meteredNanos;

    LaneRunner(LaneParts lane, JobParts job) {
        this.job = job.name();
        this.lane = lane;
        this.program = lane.program();
        this.sources = lane.sources();
        this.stages = new LaneStages(lane, job);
        this.control = lane.control();
        this.meter = lane.meter();
        this.time = job.time();
        this.pace = job.pace();
        this.exchangeFlushNanos = job.settings().exchangeFlushInterval().toNanos();
    }

    @Override
    public void run() {
        try {
            begin();
            while (!control.ended()) {
                boolean worked = round();
                rest(worked);
            }
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

    void fail(Throwable thrown) {
        try {
            String reading = sources.reading();
            String doing = reading != null ? reading : stages.receiving();
            control.signals().fail(FailureReport.of(job, program.operators(), doing, thrown));
        } catch (Throwable again) {
            // no memory even for the message: the first failure counts
            control.signals().fail(thrown);
        }
    }

    /** Sets the clocks, before the first round. */
    void begin() {
        roundNanos = pace.nanoTime();
        jobNanos = time.nanoTime();
        housekeepingNanos = roundNanos;
        flushNanos = roundNanos;
        exchangedNanos = roundNanos;
        lagNanos = roundNanos;
        meteredNanos = roundNanos;
        meter.begin(roundNanos);
        meter.publish(lane);
    }

    /** Looks at all that there may be to do; false if there was nothing. */
    boolean round() {
        look();
        boolean worked = stages.serveSnapshot();
        // the last one first: it makes room for the others
        for (int stage = stages.count() - 1; stage >= 0; stage--) {
            worked |= stages.run(stage, BATCHES);
        }
        worked |= read(batch);
        worked |= drain();
        endRound(worked);
        return worked;
    }

    /** Begins to look at what is asked for. */
    void look() {
        control.look();
    }

    /** Does one of the things that a round consists of, for jobs that are driven by hand. */
    boolean step(SteppedJob.Step step, int events) {
        long now = pace.nanoTime();
        idleClockNanos += heldBack ? 0 : now - roundNanos;
        roundNanos = now;
        switch (step) {
            case SERVE_SNAPSHOT -> {
                return stages.serveSnapshot();
            }
            case READ -> {
                return read(events);
            }
            case FLUSH -> stages.flush();
            case KEEP_HOUSE -> keepHouse(now);
        }
        return false;
    }

    /** Reads a batch of at most so many events, if there is anything to read. */
    boolean read(int atMost) {
        heldBack = !stages.reads();
        if (heldBack) {
            return false;
        }
        if (sources.exhausted()) {
            return stages.finishSources();
        }
        return sources.poll(atMost, roundNanos, idleClockNanos) >= 0;
    }

    /** All input is read, all has been processed and all time has passed: says so, once. */
    boolean drain() {
        if (drained || !stages.drained()) {
            return false;
        }
        drained = true;
        flush();
        publishCounters();
        meter.publish(lane);
        control.signals().drained();
        return true;
    }

    LaneStages stages() {
        return stages;
    }

    // --------------------------------------------------------------------------------------------------------- pace

    private void endRound(boolean worked) {
        long now = pace.nanoTime();
        long jobNow = time == pace ? now : time.nanoTime();
        long took = now - roundNanos;
        long jobTook = jobNow - jobNanos;
        if (worked) {
            meter.worked(now);
        } else {
            meter.rested(now, stages.stalled());
        }
        roundNanos = now;
        jobNanos = jobNow;
        long heldUp = worked ? Math.max(0, took - LONGEST_COUNTED_ROUND_NANOS) : 0;
        idleClockNanos += heldBack ? 0 : Math.max(0, jobTook - heldUp);
        if (took > LONG_BATCH_NANOS && worked) {
            batch = Math.max(1, batch / 2);
        } else if (took < SHORT_BATCH_NANOS && worked) {
            boolean first = firstRounds < FIRST_ROUNDS;
            firstRounds += first ? 1 : 0;
            batch = Math.min(first ? LARGEST_FIRST_BATCH : LARGEST_BATCH, batch * 2);
        }
        if (!worked || now - exchangedNanos >= exchangeFlushNanos) {
            exchangedNanos = now;
            stages.flush();
        }
        if (now - housekeepingNanos >= HOUSEKEEPING_NANOS) {
            housekeepingNanos = now;
            keepHouse(now);
        }
    }

    private void rest(boolean worked) {
        if (worked) {
            backoff.reset();
        } else {
            if (backoff.settling()) {
                flush();
                publishCounters();
            }
            backoff.idle();
            meter.rested(pace.nanoTime(), stages.stalled());
        }
    }

    private void keepHouse(long now) {
        program.cleanUp(CLEANED_ROWS);
        sources.takeFound(now, idleClockNanos);
        sources.checkIdle(now, idleClockNanos);
        sources.tick(time.currentTimeMillis());
        if (now - flushNanos >= FLUSH_NANOS) {
            flush();
        }
        if (now - lagNanos >= LAG_NANOS) {
            lagNanos = now;
            sources.measureLag();
        }
        if (now - meteredNanos >= LaneMeter.PUBLISH_NANOS) {
            meteredNanos = now;
            meter.publish(lane);
        }
        publishCounters();
    }

    private void flush() {
        lane.sinks().forEach(SinkOutput::flush);
        flushNanos = roundNanos;
    }

    private void publishCounters() {
        LaneCounters counters = lane.counters();
        sources.publish(counters);
        for (int i = 0; i < lane.sinks().size(); i++) {
            counters.sink(i, lane.sinks().get(i).results());
        }
        long lateDropped = 0;
        for (Operator operator : program.operators()) {
            lateDropped += operator.lateDropped();
        }
        counters.lateDropped(lateDropped);
    }

    /** Closes everything that belongs to the lane. */
    void giveBack() {
        // an interrupt has done its work by now, and would make closing fail
        Thread.interrupted();
        publishCounters();
        meter.publish(lane);
        stages.release();
        CloseAll closing = new CloseAll(job);
        lane.close(closing);
    }
}
