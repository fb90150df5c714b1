package io.streamwright.testkit.time;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.Key;
import io.streamwright.KeyTimer;
import io.streamwright.KeyedBy;
import io.streamwright.Merge;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.OnTimer;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Uid;
import io.streamwright.Window;
import io.streamwright.WindowEnd;
import io.streamwright.WindowStart;
import java.time.Duration;

/** What happens where there is no more time. */
@StreamJob("ends")
public interface Ends {
    /** Something at a time. */
    record Moment(String key, @EventTime long at) {}

    /** A window with how many events it had. */
    record Span(long from, long to, long events) {}

    /** One after the other. */
    @Uid("tumbling")
    @KeyedBy("key")
    @Window(size = "10ms")
    final class Tumbling {
        @State
        long events;

        @OnEvent
        void add(Moment moment) {
            events++;
        }

        @OnClose
        Span close(@WindowStart long from, @WindowEnd long to) {
            return new Span(from, to, events);
        }
    }

    /** Overlapping, and staying. */
    @Uid("sliding")
    @KeyedBy("key")
    @Window(size = "10ms", slide = "3ms", offset = "-1ms", lateness = "5ms")
    final class Sliding {
        @State
        long events;

        @OnEvent
        void add(Moment moment) {
            events++;
        }

        @OnClose
        Span close(@WindowStart long from, @WindowEnd long to) {
            return new Span(from, to, events);
        }
    }

    /** Sessions. */
    @Uid("sessions")
    @KeyedBy("key")
    @Window(session = "10ms")
    final class Sessions {
        @State
        long events;

        @OnEvent
        void add(Moment moment) {
            events++;
        }

        @Merge
        void merge(Sessions other) {
            events += other.events;
        }

        @OnClose
        Span close(@WindowStart long from, @WindowEnd long to) {
            return new Span(from, to, events);
        }
    }

    /** Timers. */
    @Uid("timers")
    @KeyedBy("key")
    final class Timers {
        @OnEvent
        void set(Moment moment, KeyTimer due) {
            due.after(Duration.ofMillis(10));
        }

        @OnTimer("due")
        String due(@Key String key, @EventTime long at) {
            return key + " " + at;
        }
    }

    @Source("file:moments.jsonl")
    StreamOf<Moment> moments();

    @Apply(Tumbling.class)
    @Sink("log:")
    StreamOf<Span> tumbling();

    @Apply(Sliding.class)
    @Sink("log:")
    StreamOf<Span> sliding();

    @Apply(Sessions.class)
    @Sink("log:")
    StreamOf<Span> sessions();

    @Apply(Timers.class)
    @Sink("log:")
    StreamOf<String> timers();
}
