package io.streamwright.benchmarks.uneven;

import io.streamwright.Apply;
import io.streamwright.From;
import io.streamwright.Key;
import io.streamwright.KeyTimer;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.OnTimer;
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
import org.jspecify.annotations.Nullable;

/** Counts and sums per key, in windows and over all. */
@StreamJob("hot-key")
public interface HotKey {
    /** Each so many events of a key there is a result. */
    int MILESTONE = 1_000;

    /** Later than any event: once all input has been read. */
    long END = 4_000_000_000_000L;

    /** The input. The lane with the hot key is slow, and the other one is not to open windows far ahead of it. */
    @Source("events:")
    @Watermark(outOfOrder = "1s", alignWithin = "10s")
    StreamOf<Event> events();

    /** In windows. */
    @Apply(PerSecond.class)
    @From("events")
    @Sink("checksum:")
    StreamOf<Second> seconds();

    /** Over all. */
    @Apply(PerKey.class)
    @From("events")
    @Sink("checksum:")
    StreamOf<Total> totals();

    /** A window of a key. */
    record Second(long key, long from, long events, long sum) implements Summed {
        @Override
        public void addTo(Checksum checksum, long time) {
            checksum.add(key, events * 31 + sum, from * 31 + time);
        }
    }

    /**
     * What a key has had.
     *
     * @param sum 0 for a milestone: which events were among the first ones is open, where two splits hold some
     */
    record Total(long key, long events, long sum) implements Summed {
        @Override
        public void addTo(Checksum checksum, long time) {
            checksum.add(key, events, sum);
        }
    }

    /** Windows. */
    @Uid("per-second")
    @KeyedBy("key")
    @Window(size = "1s")
    class PerSecond {
        @State
        long events;

        @State
        long sum;

        @OnEvent
        void add(Event event) {
            events++;
            sum += event.value();
        }

        @OnClose
        Second close(@Key long key, @WindowStart long from) {
            return new Second(key, from, events, sum);
        }
    }

    /** State. */
    @Uid("per-key")
    @KeyedBy("key")
    class PerKey {
        @State
        long events;

        @State
        long sum;

        @OnEvent
        @Nullable Total add(Event event, KeyTimer end) {
            events++;
            sum += event.value();
            end.at(END);
            return events % MILESTONE == 0 ? new Total(event.key(), events, 0) : null;
        }

        @OnTimer("end")
        Total end(@Key long key) {
            Total total = new Total(key, events, sum);
            events = 0;
            sum = 0;
            return total;
        }
    }
}
