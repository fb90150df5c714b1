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
    private long maxTime = Long.MIN_VALUE;
    private long candidate = Long.MIN_VALUE;

    /** For the step with this permanent name. */
    public TimeAssigner(String uid, long outOfOrderMillis, LaneProgram lane) {
        super(uid);
        this.outOfOrderMillis = outOfOrderMillis;
        this.lane = lane;
    }

    /** Notes the time of an event, after it has been processed. */
    public void passed(long time) {
        if (time > maxTime) {
            maxTime = time;
            long bound = time - outOfOrderMillis - 1;
            candidate = bound > time ? Long.MIN_VALUE : bound;
            lane.watermarkMoved();
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
        BinaryOutput out = new BinaryOutput(24);
        out.writeLong(watermark());
        out.writeLong(maxTime);
        out.writeLong(candidate);
        return new FrozenState(uid(), SectionKind.OPERATOR, out.toByteArray(), List.of());
    }

    @Override
    public void restore(BinaryInput in) {
        restoreWatermark(in.readLong());
        maxTime = in.readLong();
        candidate = in.readLong();
        in.expectEnd();
    }
}
