package io.streamwright.core.exec;

import java.util.concurrent.locks.LockSupport;

/**
 * What a lane does when there is nothing to do: looks again at once a few times, lets other threads go first for a while, then
 * sleeps, longer each time up to a millisecond. So an event that comes after a short gap waits for nothing, one that comes after a
 * long gap for a millisecond at most, and an idle job costs about a hundredth of a core.
 *
 * <p>How long it lets others go first depends on the gaps before: a sleep takes 60 µs at least, whatever is asked for, so where gaps are
 * shorter than that the lane stays awake, and where they are long it soon sleeps. Owned by the lane.
 */
final class Backoff {
    private static final int FEWEST_SPINS = 20;

    /** Some tens of microseconds. */
    private static final int MOST_SPINS = 120;

    /** Some ten microseconds. */
    private static final int FEWEST_YIELDS = 20;

    /** Some hundred microseconds. */
    private static final int MOST_YIELDS = 200;

    private static final long FIRST_PARK_NANOS = 10_000;
    private static final long LONGEST_PARK_NANOS = 1_000_000;

    /** A gap in which the lane has slept longer than this is a long one. */
    private static final long SHORT_GAP_PARK_NANOS = 4 * FIRST_PARK_NANOS;

    private int rounds;
    private int spins = FEWEST_SPINS;
    private int yields = FEWEST_YIELDS;
    private long parkNanos = FIRST_PARK_NANOS;

    /** There was something to do. */
    void reset() {
        if (parkNanos > SHORT_GAP_PARK_NANOS) {
            spins = FEWEST_SPINS;
            yields = FEWEST_YIELDS;
        } else if (rounds > FEWEST_SPINS / 2) {
            spins = MOST_SPINS;
            yields = MOST_YIELDS;
        }
        rounds = 0;
        parkNanos = FIRST_PARK_NANOS;
    }

    /** There was nothing to do. */
    @SuppressWarnings("ThreadPriorityCheck") // a hint between spinning and sleeping; nothing relies on it
    void idle() {
        if (rounds < spins) {
            rounds++;
            // a round takes long enough by itself
        } else if (rounds < spins + yields) {
            rounds++;
            Thread.yield();
        } else {
            LockSupport.parkNanos(this, parkNanos);
            // an interrupt, user code's own perhaps, must not keep the lane from sleeping ever after
            Thread.interrupted();
            parkNanos = Math.min(LONGEST_PARK_NANOS, parkNanos * 2);
        }
    }

    /** Whether the last gap has just become worth noticing: time to let go of what is buffered. */
    boolean settling() {
        return rounds == FEWEST_SPINS;
    }
}
