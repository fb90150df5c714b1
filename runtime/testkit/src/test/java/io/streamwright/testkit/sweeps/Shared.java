package io.streamwright.testkit.sweeps;

import io.streamwright.Apply;
import io.streamwright.EventTime;
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
import io.streamwright.WindowStart;
import java.util.ArrayList;
import java.util.List;

/** Windows that share panes, with state of numbers and of objects. */
@StreamJob("shared")
public interface Shared {
    /** A measurement of a sensor. */
    record Measured(long sensor, long value, @EventTime long at) {}

    /** What a sensor measured in a window, in the order of time. */
    record Series(long sensor, long from, long count, String values) {}

    /** The input. */
    @Source("file:measured.jsonl")
    StreamOf<Measured> measured();

    /** A row of numbers. */
    @Apply(Counting.class)
    @Sink("log:")
    StreamOf<Series> counts();

    /** A row of objects. */
    @Apply(Listing.class)
    @Sink("log:")
    StreamOf<Series> lists();

    /** Counts. */
    @Uid("counting")
    @KeyedBy("sensor")
    @io.streamwright.Window(size = "40ms", slide = "10ms", offset = "3ms")
    final class Counting {
        @State
        long count;

        @State
        long sum;

        @OnEvent
        void add(Measured measured) {
            count++;
            sum += measured.value();
        }

        @Merge
        void merge(Counting other) {
            count += other.count;
            sum += other.sum;
        }

        @OnClose
        Series close(@Key long sensor, @WindowStart long from) {
            return new Series(sensor, from, count, String.valueOf(sum));
        }
    }

    /** Keeps all values. */
    @Uid("listing")
    @KeyedBy("sensor")
    @io.streamwright.Window(size = "30ms", slide = "20ms")
    final class Listing {
        @State
        List<Long> values = new ArrayList<>();

        @OnEvent
        void add(Measured measured) {
            values.add(measured.value());
        }

        @Merge
        void merge(Listing other) {
            values.addAll(other.values);
        }

        @OnClose
        Series close(@Key long sensor, @WindowStart long from) {
            return new Series(sensor, from, values.size(), values.toString());
        }
    }
}
