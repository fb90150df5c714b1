package io.streamwright.benchmarks.jobs;

import io.streamwright.Apply;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
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
import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.feed.Summed;

/** Sum, count and maximum per key and window of ten seconds. */
@StreamJob("tumbling-window")
public interface TumblingWindow {

    /** The input. */
    @Source("events:")
    @Watermark(outOfOrder = "1s")
    StreamOf<Event> events();

    /** What happened in each window. */
    @Apply(Statistics.class)
    @Sink("checksum:")
    StreamOf<Totals> totals();

    /** The statistics of a key in a window. */
    record Totals(long key, long sum, long count, long max) implements Summed {
        @Override
        public void addTo(Checksum checksum, long time) {
            checksum.add(key ^ time, sum + (count << 40), max);
        }
    }

    /** Gathers them. */
    @Uid("statistics")
    @KeyedBy("key")
    @Window(size = "10s")
    class Statistics {
        @State
        long sum;

        @State
        long count;

        @State
        long max = Long.MIN_VALUE;

        @OnEvent
        void add(Event event) {
            sum += event.value();
            count++;
            max = Math.max(max, event.value());
        }

        @OnClose
        Totals close(@Key long key) {
            return new Totals(key, sum, count, max);
        }
    }
}
