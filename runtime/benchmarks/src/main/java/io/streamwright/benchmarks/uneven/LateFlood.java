package io.streamwright.benchmarks.uneven;

import io.streamwright.Apply;
import io.streamwright.Firing;
import io.streamwright.From;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.Late;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.OnLate;
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

/** The same windows with lateness and without; what is too late for them goes into streams. */
@StreamJob("late-flood")
public interface LateFlood {
    /** What {@link Count#why} is for a window with lateness at its end. */
    int ON_TIME = 1;

    /** And what it is after that. */
    int LATE = 2;

    /** The input: event time is as far as its latest event. */
    @Source("events:")
    @Watermark(outOfOrder = "0s")
    StreamOf<Event> events();

    /** With lateness. */
    @Apply(Patient.class)
    @From("events")
    @Sink("checksum:")
    StreamOf<Count> counts();

    /** What even that does not wait for. */
    @Late(of = "counts")
    StreamOf<Event> tooLate();

    /** The same, to be summed up. */
    @From("tooLate")
    @Sink("checksum:")
    default Missed missed(Event event) {
        return new Missed(event.key(), event.value(), event.time(), 0);
    }

    /** Without. */
    @Apply(Strict.class)
    @From("events")
    @Sink("checksum:")
    StreamOf<Count> strictCounts();

    /** What came after the end. */
    @Late(of = "strictCounts")
    @Sink("checksum:")
    StreamOf<Missed> strictMissed();

    /**
     * A result.
     *
     * @param why {@link #ON_TIME}, {@link #LATE} or {@link Strict#MARK}
     */
    record Count(long key, long from, long events, long sum, int why) implements Summed {
        @Override
        public void addTo(Checksum checksum, long time) {
            checksum.add(key + why, events * 31 + sum, from * 31 + time);
        }
    }

    /** An event that is in no window. */
    record Missed(long key, long value, long at, int by) implements Summed {
        @Override
        public void addTo(Checksum checksum, long time) {
            checksum.add(key, value * 31 + by, at * 31 + time);
        }
    }

    /** Windows that stay. */
    @Uid("patient")
    @KeyedBy("key")
    @Window(size = "10s", lateness = "1m")
    class Patient {
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
        Count close(@Key long key, @WindowStart long from, Firing why) {
            return new Count(key, from, events, sum, why == Firing.LATE ? LATE : ON_TIME);
        }
    }

    /** Windows that do not. */
    @Uid("strict")
    @KeyedBy("key")
    @Window(size = "10s")
    class Strict {
        /** What stands for this class in {@link Count#why} and {@link Missed#by}. */
        static final int MARK = 3;

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
        Count close(@Key long key, @WindowStart long from) {
            return new Count(key, from, events, sum, MARK);
        }

        @OnLate
        Missed late(Event event) {
            return new Missed(event.key(), event.value(), event.time(), MARK);
        }
    }
}
