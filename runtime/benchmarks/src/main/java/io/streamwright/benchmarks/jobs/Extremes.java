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
import io.streamwright.benchmarks.feed.Event;
import org.jspecify.annotations.Nullable;

/** Keeps two numbers per key and puts out hardly anything: for how much memory a key takes. */
@StreamJob("extremes")
public interface Extremes {

    /** The input. */
    @Source("events:")
    StreamOf<Event> events();

    /** Values that are ten times as large as any before. */
    @Apply(Watching.class)
    @Sink("results:")
    StreamOf<Event> extremes();

    /** Watches. */
    @Uid("watching")
    @KeyedBy("key")
    class Watching {
        @State
        long sum;

        @State
        long max;

        @OnEvent
        @Nullable Event watch(Event event) {
            boolean extreme = max > 0 && event.value() > 10 * max;
            sum += event.value();
            max = Math.max(max, event.value());
            return extreme ? event : null;
        }
    }
}
