package io.streamwright.benchmarks.loops;

import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Generator;
import io.streamwright.benchmarks.feed.NexmarkEvent;
import io.streamwright.benchmarks.feed.NexmarkEvent.Bid;
import io.streamwright.benchmarks.jobs.NexmarkQ7;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link NexmarkQ7} as a loop: the best bids of the window that is filling. The events are in the order of their times, so that
 * a window is complete with the first event of the next. Owned by one thread.
 */
public final class HighestBidLoop implements Loop<NexmarkEvent> {
    private static final long SIZE_MILLIS = 10_000;

    private final Checksum checksum = new Checksum();
    private final List<Bid> best = new ArrayList<>();
    private long price = Long.MIN_VALUE;
    private long end = Long.MIN_VALUE;

    @Override
    public void take(Generator<NexmarkEvent> generator, int events) {
        for (int i = 0; i < events; i++) {
            Bid bid = generator.next().bid();
            if (bid != null) {
                if (bid.time() >= end) {
                    close();
                    end = bid.time() - Math.floorMod(bid.time(), SIZE_MILLIS) + SIZE_MILLIS;
                }
                if (bid.price() >= price) {
                    better(bid);
                }
            }
        }
    }

    private void better(Bid bid) {
        if (bid.price() > price) {
            price = bid.price();
            best.clear();
        }
        best.add(bid);
    }

    private void close() {
        for (Bid bid : best) {
            bid.addTo(checksum, end - 1);
        }
        best.clear();
        price = Long.MIN_VALUE;
    }

    @Override
    public Checksum.Outcome end() {
        close();
        return checksum.outcome();
    }
}
