package io.streamwright.core.operator;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.snapshot.SectionKind;
import java.util.List;

/**
 * Event time that begins anew at a step: events get the time of their own type, and the watermark follows them, not the
 * input. Owned by one lane.
 */
public final class TimeAssigner extends Operator {
    private final long outOfOrderMillis;
    private final LaneProgram lane;
    private final Stage stage;
    private long maxTime = Long.MIN_VALUE;
    private long candidate = Long.MIN_VALUE;
    private boolean restored;

    /** For the step with this permanent name. */
    public TimeAssigner(String uid, long outOfOrderMillis, LaneProgram lane, int stage) {
        super(uid);
        this.outOfOrderMillis = outOfOrderMillis;
        this.lane = lane;
        this.stage = lane.stage(stage);
    }

    /** Notes the time of an event, after it has been processed. */
    public void passed(long time) {
        if (time > maxTime) {
            maxTime = time;
            long bound = time - outOfOrderMillis - 1;
            candidate = bound > time ? Long.MIN_VALUE : bound;
            lane.watermarkMoved(stage);
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
        return new FrozenState(uid(), SectionKind.OPERATOR, out.toByteArray(), List.of());
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
