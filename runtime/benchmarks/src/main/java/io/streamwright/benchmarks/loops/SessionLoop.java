package io.streamwright.benchmarks.loops;

import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.feed.EventGenerator;
import io.streamwright.benchmarks.feed.Generator;
import io.streamwright.benchmarks.jobs.SessionTotals;

/** {@link SessionTotals} as a loop. Owned by one thread. */
public final class SessionLoop implements Loop<Event> {
    private final Checksum checksum = new Checksum();
    private final SessionTable sessions = new SessionTable(
            SessionTotals.GAP_MILLIS,
            (key, start, end, events, sum) ->
                    new SessionTotals.Total(key, start, events, sum).addTo(checksum, end - 1));
    private long maxTime = Long.MIN_VALUE;

    @Override
    public void take(Generator<Event> generator, int events) {
        for (int i = 0; i < events; i++) {
            Event event = generator.next();
            long time = event.time();
            if (time > maxTime) {
                maxTime = time;
                // this event's own session is not over, so those that are may be ended first
                sessions.turnTo(time - EventGenerator.OUT_OF_ORDER_MILLIS - 1);
            }
            sessions.seen(event.key(), event.value(), time);
        }
    }

    @Override
    public Checksum.Outcome end() {
        sessions.turnTo(maxTime + SessionTotals.GAP_MILLIS);
        return checksum.outcome();
    }
}
