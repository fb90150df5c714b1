package io.streamwright.core.operator;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.time.Ticks;
import io.streamwright.core.time.TimeSource;

/**
 * Event time that begins anew at a step: events get the time of their own type, and the watermark follows them, or what a
 * method of the job makes of them, not the input. Owned by one lane.
 */
public final class TimeAssigner extends Operator {
    private final long outOfOrderMillis;
    private final long everyMillis;
    private final TimeSource clock;
    private final LaneProgram lane;
    private final Stage stage;
    private long maxTime = Long.MIN_VALUE;
    private long candidate = Long.MIN_VALUE;
    private boolean restored;

    /** When the watermark moves, where it does so with the clock; MAX while there is nothing new. */
    private long nextTickMillis = Long.MAX_VALUE;

    /**
     * For the step with this permanent name.
     *
     * @param everyMillis how often the watermark moves, in processing time; 0: with each event
     */
    public TimeAssigner(
            String uid, long outOfOrderMillis, long everyMillis, TimeSource clock, LaneProgram lane, int stage) {
        super(uid);
        this.outOfOrderMillis = outOfOrderMillis;
        this.everyMillis = everyMillis;
        this.clock = clock;
        this.lane = lane;
        this.stage = lane.stage(stage);
    }

    /** Notes the time of an event, after it has been processed. */
    public void passed(long time) {
        if (time > maxTime) {
            maxTime = time;
            if (everyMillis == 0) {
                follow();
            } else if (nextTickMillis == Long.MAX_VALUE) {
                nextTickMillis = Ticks.after(clock.currentTimeMillis(), everyMillis);
            }
        }
    }

    private void follow() {
        long bound = maxTime - outOfOrderMillis - 1;
        candidate = bound > maxTime ? Long.MIN_VALUE : bound;
        lane.watermarkMoved(stage);
    }

    /**
     * Takes the watermark that a method of the job tells after an event.
     *
     * @param to {@link Long#MIN_VALUE} for none
     */
    public void punctuate(long to) {
        if (to > candidate) {
            candidate = to;
            lane.watermarkMoved(stage);
        }
    }

    @Override
    public long nextProcessingTime() {
        return nextTickMillis;
    }

    @Override
    public boolean fireProcessingTime(long now, SweepBudget budget) {
        if (nextTickMillis <= now) {
            nextTickMillis = Long.MAX_VALUE;
            follow();
        }
        return true;
    }

    /** What had not become a watermark yet does so with the next tick. */
    @Override
    public void restored() {
        if (everyMillis > 0 && maxTime != Long.MIN_VALUE) {
            nextTickMillis = Ticks.after(clock.currentTimeMillis(), everyMillis);
        }
    }

    /** The watermark to advance to: its own, or the end of time once the input has ended. */
    public long target(long inputWatermark) {
        return inputWatermark == Long.MAX_VALUE ? Long.MAX_VALUE : candidate;
    }

    @Override
    public boolean stateful() {
        return true;
    }

    @Override
    public FrozenState freeze(int keyGroups) {
        BinaryOutput out = new BinaryOutput(32);
        encodeWatermark(out);
        out.writeLong(maxTime);
        out.writeLong(candidate);
        return new FrozenState(uid(), SectionKind.OPERATOR, out.toByteArray());
    }

    @Override
    public boolean restoresFromAllLanes() {
        return true;
    }

    /**
     * A lane may go on with the splits of any other: what none of them had passed is safe for all. Those that had ended do
     * not count, since nothing follows that could be late for them.
     */
    @Override
    public void restore(BinaryInput in) {
        long own = in.readLong();
        in.readLong();
        restoreMeetings(in);
        long max = in.readLong();
        long bound = in.readLong();
        in.expectEnd();
        if (own == Long.MAX_VALUE) {
            return;
        }
        startAt(restored ? Math.min(watermark(), own) : own);
        maxTime = restored ? Math.min(maxTime, max) : max;
        candidate = restored ? Math.min(candidate, bound) : bound;
        restored = true;
    }
}
