package io.streamwright.benchmarks.loops;

import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Generator;
import io.streamwright.benchmarks.feed.NexmarkEvent;
import io.streamwright.benchmarks.feed.NexmarkGenerator;
import io.streamwright.benchmarks.jobs.NexmarkQ11;

/** {@link NexmarkQ11} as a loop. Owned by one thread. */
public final class ActivityLoop implements Loop<NexmarkEvent> {
    private final Checksum checksum = new Checksum();
    private final SessionTable sessions = new SessionTable(
            NexmarkQ11.GAP_MILLIS,
            (bidder, start, end, bids, sum) -> new NexmarkQ11.Activity(bidder, start, bids).addTo(checksum, end - 1));
    private long maxTime = Long.MIN_VALUE;

    @Override
    public void take(Generator<NexmarkEvent> generator, int events) {
        for (int i = 0; i < events; i++) {
            NexmarkEvent event = generator.next();
            long time = event.time();
            if (time > maxTime) {
                maxTime = time;
                sessions.turnTo(time - NexmarkGenerator.OUT_OF_ORDER_MILLIS - 1);
            }
            if (event.bid() != null) {
                sessions.seen(event.bid().bidder(), 0, time);
            }
        }
    }

    @Override
    public Checksum.Outcome end() {
        sessions.turnTo(maxTime + NexmarkQ11.GAP_MILLIS);
        return checksum.outcome();
    }
}
