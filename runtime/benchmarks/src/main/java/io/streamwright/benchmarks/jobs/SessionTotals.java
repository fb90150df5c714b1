package io.streamwright.benchmarks.jobs;

import io.streamwright.Apply;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.Merge;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Uid;
import io.streamwright.Watermark;
import io.streamwright.Window;
import io.streamwright.WindowStart;
import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.feed.Summed;

/** Events and their sum per key and session, which ends after three seconds without an event. */
@StreamJob("session-totals")
public interface SessionTotals {
    /** The gap. */
    long GAP_MILLIS = 3_000;

    /** The input. */
    @Source("events:")
    @Watermark(outOfOrder = "1s")
    StreamOf<Event> events();

    /** The sessions. */
    @Apply(Totalling.class)
    @Sink("checksum:")
    StreamOf<Total> totals();

    /** A session of a key. */
    record Total(long key, long start, long events, long sum) implements Summed {
        @Override
        public void addTo(Checksum checksum, long time) {
            checksum.add(key + 31 * start, sum + 31 * events, time);
        }
    }

    /** Adds up. */
    @Uid("totalling")
    @KeyedBy("key")
    @Window(session = "3s")
    class Totalling {
        @State
        long events;

        @State
        long sum;

        @OnEvent
        void add(Event event) {
            events++;
            sum += event.value();
        }

        @Merge
        void merge(Totalling later) {
            events += later.events;
            sum += later.sum;
        }

        @OnClose
        Total close(@Key long key, @WindowStart long start) {
            return new Total(key, start, events, sum);
        }
    }
}
