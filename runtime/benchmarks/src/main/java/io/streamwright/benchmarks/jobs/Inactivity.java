package io.streamwright.benchmarks.jobs;

import io.streamwright.Apply;
import io.streamwright.Key;
import io.streamwright.KeyTimer;
import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.OnTimer;
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
import java.time.Duration;

/** Tells of keys that have been silent for five seconds, with how many events they had. */
@StreamJob("inactivity")
public interface Inactivity {

    /** The input. */
    @Source("events:")
    @Watermark(outOfOrder = "1s")
    StreamOf<Event> events();

    /** The keys that fell silent. */
    @Apply(Watchdog.class)
    @Sink("checksum:")
    StreamOf<Silent> silent();

    /** A key fell silent. */
    record Silent(long key, long events) implements Summed {
        @Override
        public void addTo(Checksum checksum, long time) {
            checksum.add(key, events, time);
        }
    }

    /** Sets its timer anew with each event. */
    @Uid("watchdog")
    @KeyedBy("key")
    class Watchdog {
        static final Duration PATIENCE = Duration.ofSeconds(5);

        @State
        long events;

        @OnEvent
        void seen(Event event, KeyTimer silence) {
            events++;
            silence.after(PATIENCE);
        }

        @OnTimer("silence")
        Silent silent(@Key long key) {
            Silent result = new Silent(key, events);
            events = 0;
            return result;
        }
    }
}
