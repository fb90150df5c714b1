package io.streamwright.core.operator;

/**
 * Combines the watermarks of several inputs as Flink's {@code CombinedWatermarkStatus} does: the smallest of those that are
 * not idle; if all are idle, so is the result, which then keeps its watermark. Never goes back. Owned by one lane.
 */
public final class WatermarkMerge {
    private long watermark = Long.MIN_VALUE;
    private boolean idle;
    private long smallest;
    private boolean allIdle;

    /** Begins to look at the inputs anew. */
    public WatermarkMerge begin() {
        smallest = Long.MAX_VALUE;
        allIdle = true;
        return this;
    }

    /** Looks at one input. */
    public WatermarkMerge add(long inputWatermark, boolean inputIdle) {
        if (!inputIdle) {
            allIdle = false;
            smallest = Math.min(smallest, inputWatermark);
        }
        return this;
    }

    /** Ends looking. */
    public void end() {
        idle = allIdle;
        if (!allIdle && smallest > watermark) {
            watermark = smallest;
        }
    }

    /** The combined watermark. */
    public long watermark() {
        return watermark;
    }

    /** Whether all inputs are idle. */
    public boolean idle() {
        return idle;
    }
}
