package io.streamwright.core.operator;

/**
 * How many rows and timers a lane fires before it looks up again, so that a barrier never waits behind ten million due
 * timers. Owned by one lane.
 */
public final class SweepBudget {
    private int left;

    /** Nothing left. */
    public SweepBudget() {}

    /** Gives room for {@code steps} more. */
    public void refill(int steps) {
        left = steps;
    }

    /** Takes one step; false if none is left. */
    public boolean take() {
        return take(1);
    }

    /** Takes some steps, which may be more than are left; false if none is left. */
    public boolean take(int steps) {
        if (left <= 0) {
            return false;
        }
        left -= steps;
        return true;
    }
}
