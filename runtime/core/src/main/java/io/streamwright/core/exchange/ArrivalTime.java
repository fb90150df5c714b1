package io.streamwright.core.exchange;

import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.Stage;
import io.streamwright.core.operator.WatermarkValve;
import java.util.ArrayList;
import java.util.List;

/**
 * How far event time has come where the channels of an exchange meet. Owned by the receiving lane.
 *
 * <p>The smallest watermark of the channels that have not ended, are not idle and have caught up: as {@link WatermarkValve}, but
 * that a lane which has ended does not count at all, as a split that has. If all that are left are idle so is the exchange; if
 * all have ended so has event time.
 */
final class ArrivalTime {
    private final LaneProgram program;
    private final Stage stage;
    private final List<InputChannel<?>> channels = new ArrayList<>();
    private long watermark = Long.MIN_VALUE;
    private boolean idle;

    /** For the stage that is told when time moves. */
    ArrivalTime(LaneProgram program, Stage stage) {
        this.program = program;
        this.stage = stage;
    }

    void add(InputChannel<?> channel) {
        channels.add(channel);
    }

    long watermark() {
        return watermark;
    }

    boolean idle() {
        return idle;
    }

    /** A channel has come so far, or farther. */
    void raise(InputChannel<?> channel, long to) {
        long before = channel.watermark;
        if (to > before) {
            channel.watermark = to;
            if (before <= watermark || channel.idle) {
                combine();
            }
        }
    }

    /** Looks at all channels. */
    void combine() {
        boolean anyLive = false;
        boolean anyActive = false;
        boolean anyAligned = false;
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < channels.size(); i++) {
            InputChannel<?> channel = channels.get(i);
            if (channel.watermark != Long.MAX_VALUE) {
                anyLive = true;
                if (!channel.idle) {
                    anyActive = true;
                    if (channel.watermark >= watermark) {
                        anyAligned = true;
                        smallest = Math.min(smallest, channel.watermark);
                    }
                }
            }
        }
        boolean nowIdle = anyLive && !anyActive;
        if (nowIdle != idle) {
            idle = nowIdle;
            program.watermarkMoved(stage);
        }
        if ((anyAligned || !anyLive) && smallest > watermark) {
            watermark = smallest;
            program.watermarkMoved(stage);
        }
    }

    /** A channel falls idle or comes back. */
    void changeIdle(InputChannel<?> channel, boolean nowIdle) {
        channel.idle = nowIdle;
        boolean wasIdle = idle;
        combine();
        if (idle && !wasIdle && channel.watermark >= watermark) {
            // nobody is left to wait for
            long largest = watermark;
            for (int i = 0; i < channels.size(); i++) {
                long reached = channels.get(i).watermark;
                if (reached != Long.MAX_VALUE) {
                    largest = Math.max(largest, reached);
                }
            }
            if (largest > watermark) {
                watermark = largest;
                program.watermarkMoved(stage);
            }
        }
    }
}
