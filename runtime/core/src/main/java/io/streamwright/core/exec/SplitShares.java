package io.streamwright.core.exec;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Which lane reads how many splits of a source. The starting thread and then the discovery thread give splits away, each lane
 * says when one has ended; any lane may ask.
 */
final class SplitShares {
    private final AtomicIntegerArray live;

    /** Among so many lanes. */
    SplitShares(int lanes) {
        this.live = new AtomicIntegerArray(lanes);
    }

    /** The lane that is to read one more: that with the fewest, the first of several. */
    int give() {
        int least = 0;
        for (int lane = 1; lane < live.length(); lane++) {
            if (live.get(lane) < live.get(least)) {
                least = lane;
            }
        }
        live.incrementAndGet(least);
        return least;
    }

    /** A split of this lane has been read to its end. */
    void ended(int lane) {
        live.decrementAndGet(lane);
    }

    /** Whether this lane has nothing to read and another one has. */
    boolean onlyElsewhere(int lane) {
        boolean elsewhere = false;
        for (int other = 0; other < live.length(); other++) {
            elsewhere |= other != lane && live.get(other) > 0;
        }
        // its own last: only the lane itself makes that smaller, so that nothing can have become of it by then
        return elsewhere && (lane >= live.length() || live.get(lane) == 0);
    }
}
