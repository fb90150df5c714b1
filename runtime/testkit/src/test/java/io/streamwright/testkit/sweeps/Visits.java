package io.streamwright.testkit.sweeps;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.Firing;
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
import io.streamwright.WindowEnd;
import io.streamwright.WindowStart;
import java.util.ArrayList;
import java.util.List;

/** Sessions: with state of numbers, with objects and lateness, with gaps of their own. */
@StreamJob("visits")
public interface Visits {
    /** A click of a user. */
    record Click(
            long user, long value, int pause, @EventTime long at) {}

    /** What a user did in a session. */
    record Visit(long user, long from, long to, long clicks, String values, String firing) {}

    /** The input. */
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    /** A row of numbers. */
    @Apply(Counting.class)
    @Sink("log:")
    StreamOf<Visit> counts();

    /** A row of objects that stays for a while. */
    @Apply(Listing.class)
    @Sink("log:")
    StreamOf<Visit> lists();

    /** Gaps that events say. */
    @Apply(Pausing.class)
    @Sink("log:")
    StreamOf<Visit> pauses();

    /** Counts. */
    @Uid("counting")
    @KeyedBy("user")
    @io.streamwright.Window(session = "20ms")
    final class Counting {
        @State
        long count;

        @State
        long sum;

        @OnEvent
        void add(Click click) {
            count++;
            sum += click.value();
        }

        @Merge
        void merge(Counting later) {
            count += later.count;
            sum += later.sum;
        }

        @OnClose
        Visit close(@Key long user, @WindowStart long from, @WindowEnd long to, Firing firing) {
            return new Visit(user, from, to, count, String.valueOf(sum), firing.name());
        }
    }

    /** Keeps all values. */
    @Uid("listing")
    @KeyedBy({"user", "pause"})
    @io.streamwright.Window(session = "10ms", lateness = "25ms")
    final class Listing {
        @State
        List<Long> values = new ArrayList<>();

        @OnEvent
        void add(Click click) {
            values.add(click.value());
        }

        @Merge
        void merge(Listing later) {
            values.addAll(later.values);
        }

        @OnClose
        Visit close(@Key long user, @WindowStart long from, @WindowEnd long to, Firing firing) {
            return new Visit(user, from, to, values.size(), values.toString(), firing.name());
        }
    }

    /** Counts in sessions of gaps of their own. */
    @Uid("pausing")
    @KeyedBy("name")
    @io.streamwright.Window(gapBy = "pause")
    final class Pausing {
        @State
        long count;

        static String name(Click click) {
            return "user " + click.user();
        }

        @OnEvent
        void add(Click click) {
            count++;
        }

        @Merge
        void merge(Pausing later) {
            count += later.count;
        }

        @OnClose
        Visit close(@Key String name, @WindowStart long from, @WindowEnd long to) {
            return new Visit(Long.parseLong(name.substring(5)), from, to, count, "", "");
        }
    }
}
