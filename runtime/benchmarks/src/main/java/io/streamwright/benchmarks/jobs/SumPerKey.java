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
import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.feed.Summed;

/** A running sum per key, with a result for each event. */
@StreamJob("sum-per-key")
public interface SumPerKey {

    /** The input. */
    @Source("events:")
    @Watermark(outOfOrder = "1s")
    StreamOf<Event> events();

    /** The sums. */
    @Apply(Summing.class)
    @Sink("checksum:")
    StreamOf<Sum> sums();

    /** The sum of a key after one more event. */
    record Sum(long key, long sum) implements Summed {
        @Override
        public void addTo(Checksum checksum, long time) {
            checksum.add(key, sum, time);
        }
    }

    /** Adds up. */
    @Uid("summing")
    @KeyedBy("key")
    class Summing {
        @State
        long sum;

        @OnEvent
        Sum add(Event event) {
            sum += event.value();
            return new Sum(event.key(), sum);
        }
    }
}
