package io.streamwright.benchmarks.jobs;

import io.streamwright.Apply;
import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Uid;
import io.streamwright.Watermark;
import io.streamwright.benchmarks.feed.Event;

/** Counts per key, with a result for each event that carries on the event's value: the time at which it should have come. */
@StreamJob("event-count")
public interface EventCount {

    /** The input. */
    @Source("events:")
    @Watermark(outOfOrder = "1s")
    StreamOf<Event> events();

    /** The counts. */
    @Apply(Counting.class)
    @Sink("results:")
    StreamOf<Count> counts();

    /** The count of a key after one more event. */
    record Count(long key, long count, long stamp) {}

    /** Counts. */
    @Uid("counting")
    @KeyedBy("key")
    class Counting {
        @State
        long count;

        @OnEvent
        Count add(Event event) {
            count++;
            return new Count(event.key(), count, event.value());
        }
    }
}
