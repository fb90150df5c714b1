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
import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.feed.Summed;

/** The average per key over ten seconds, each second. */
@StreamJob("sliding-average")
public interface SlidingAverage {

    /** The input. */
    @Source("events:")
    @Watermark(outOfOrder = "1s")
    StreamOf<Event> events();

    /** The averages. */
    @Apply(Averaging.class)
    @Sink("checksum:")
    StreamOf<Average> averages();

    /** The average of a key over a window. */
    record Average(long key, double average) implements Summed {
        @Override
        public void addTo(Checksum checksum, long time) {
            checksum.add(key, Double.doubleToRawLongBits(average), time);
        }
    }

    /** Averages. */
    @Uid("averaging")
    @KeyedBy("key")
    @Window(size = "10s", slide = "1s")
    class Averaging {
        @State
        long sum;

        @State
        long count;

        @OnEvent
        void add(Event event) {
            sum += event.value();
            count++;
        }

        @Merge
        void merge(Averaging other) {
            sum += other.sum;
            count += other.count;
        }

        @OnClose
        Average close(@Key long key) {
            return new Average(key, (double) sum / count);
        }
    }
}
