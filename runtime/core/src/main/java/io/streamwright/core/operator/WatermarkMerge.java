package io.streamwright.core.operator;

/**
 * Combines the watermarks of the inputs of an operator, each of which has handlers of its own, as Flink's {@code
 * CombinedWatermarkStatus} does: the smallest of those that are not idle; if all are idle, so is the result, and nobody is left to wait
 * for: it moves on to the largest. One that comes back from idleness holds the result where it is until it has caught up. One that has ended is
 * active, at {@link Long#MAX_VALUE}.
 */
public final class WatermarkMerge extends InputWatermarks<WatermarkMerge> {

    @Override
    WatermarkMerge self() {
        return this;
    }

    @Override
    long ofActive() {
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            if (!idles[i]) {
                smallest = Math.min(smallest, watermarks[i]);
            }
        }
        return smallest;
    }

    @Override
    long ofIdle() {
        long largest = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, watermarks[i]);
        }
        return largest;
    }
}
