package io.streamwright.core.operator;

import java.util.Arrays;

/**
 * Combines the watermarks of several inputs, which are looked at anew each time: {@link #begin}, {@link #add} for each of them in
 * an order that stays the same, {@link #end}. Never goes back. Owned by one lane.
 */
abstract class InputWatermarks<M extends InputWatermarks<M>> {
    private static final int FEW = 4;

    long[] watermarks = new long[FEW];
    boolean[] idles = new boolean[FEW];

    /** Whether an input was active when it was looked at before. */
    boolean[] wereActive = new boolean[FEW];

    int count;
    long watermark = Long.MIN_VALUE;
    boolean idle;

    abstract M self();

    /** Begins to look at the inputs. */
    public final M begin() {
        count = 0;
        return self();
    }

    /**
     * Begins to look at the inputs.
     *
     * @param reached what the inputs together are known to have reached before
     */
    public final M begin(long reached) {
        watermark = Math.max(watermark, reached);
        return begin();
    }

    /** Looks at the next input. */
    public final M add(long inputWatermark, boolean inputIdle) {
        if (count == watermarks.length) {
            watermarks = Arrays.copyOf(watermarks, 2 * count);
            idles = Arrays.copyOf(idles, 2 * count);
            wereActive = Arrays.copyOf(wereActive, 2 * count);
        }
        watermarks[count] = inputWatermark;
        idles[count] = inputIdle;
        count++;
        return self();
    }

    /** Has looked at all inputs. */
    public final void end() {
        boolean anyActive = false;
        for (int i = 0; i < count; i++) {
            anyActive |= !idles[i];
        }
        idle = !anyActive;
        watermark = Math.max(watermark, anyActive ? ofActive() : ofIdle());
        for (int i = 0; i < count; i++) {
            wereActive[i] = !idles[i];
        }
    }

    /** What follows where some inputs are active. */
    abstract long ofActive();

    /** What follows where all inputs are idle. */
    abstract long ofIdle();

    /** The combined watermark. */
    public final long watermark() {
        return watermark;
    }

    /** Whether all inputs are idle. */
    public final boolean idle() {
        return idle;
    }
}
