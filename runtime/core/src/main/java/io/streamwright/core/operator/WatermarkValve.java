package io.streamwright.core.operator;

/**
 * Combines the watermarks of streams that are one input of their reader, those of a union, as Flink's {@code
 * StatusWatermarkValve} does with the channels of an input:
 *
 * <ul>
 *   <li>The smallest of those that are active and have caught up. One that comes back from idleness with a watermark below that of
 *       the whole does not count, and so holds back nobody, until it has reached it.
 *   <li>If all are idle, so is the whole. Nobody is left to wait for then, so it moves on to the largest watermark there is; unless
 *       those that were last to fall idle had not caught up.
 *   <li>One that has ended is active, at {@link Long#MAX_VALUE}.
 * </ul>
 *
 * <p>Which of them have caught up follows from where they and the whole stand: what was aligned once is never behind.
 */
public final class WatermarkValve extends InputWatermarks<WatermarkValve> {

    @Override
    WatermarkValve self() {
        return this;
    }

    /** What falls idle has moved on before, and may have been the only one that had caught up. */
    @Override
    long ofActive() {
        boolean fell = false;
        for (int i = 0; i < count; i++) {
            fell |= idles[i] && wereActive[i];
        }
        long before = fell ? smallest(watermark, true) : Long.MIN_VALUE;
        return Math.max(before, smallest(Math.max(watermark, before), false));
    }

    /** The smallest of those that have come as far as {@code caughtUp}, or {@link Long#MIN_VALUE} if none has. */
    private long smallest(long caughtUp, boolean withThoseThatFell) {
        long smallest = Long.MAX_VALUE;
        boolean any = false;
        for (int i = 0; i < count; i++) {
            if ((!idles[i] || withThoseThatFell && wereActive[i]) && watermarks[i] >= caughtUp) {
                any = true;
                smallest = Math.min(smallest, watermarks[i]);
            }
        }
        return any ? smallest : Long.MIN_VALUE;
    }

    @Override
    long ofIdle() {
        long largest = Long.MIN_VALUE;
        boolean any = false;
        for (int i = 0; i < count; i++) {
            any |= wereActive[i] && watermarks[i] >= watermark;
            largest = Math.max(largest, watermarks[i]);
        }
        return any ? largest : Long.MIN_VALUE;
    }
}
