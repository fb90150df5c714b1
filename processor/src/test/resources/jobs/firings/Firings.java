package firings;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.Fire;
import io.streamwright.FireWhen;
import io.streamwright.Firing;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.ListState;
import io.streamwright.Merge;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.OnFire;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.TimeDomain;
import io.streamwright.Window;
import io.streamwright.WindowEnd;
import io.streamwright.WindowStart;

/** Sessions that fire before their end, or end by the clock. */
@StreamJob("firings")
public interface Firings {

    record Click(String page, int user, @EventTime long at) {}

    record Visit(int user, long from, long to, long clicks, Firing why) {}

    /** All that fires early, by event time, and a key of two parts. */
    @KeyedBy({"page", "user"})
    @Window(session = "30s", every = "10s", everyCount = 5, discarding = true, lateness = "1m")
    class Visiting {
        @State
        ListState<Long> clicks;

        @OnEvent
        void add(Click click) {
            clicks.add(click.at());
        }

        @Merge
        void merge(Visiting later) {
            clicks.addAll(later.clicks.toList());
        }

        @FireWhen
        Fire ask(Click click, @WindowStart long from, @WindowEnd long to) {
            return to - from > 60_000 ? Fire.FIRE_AND_PURGE : Fire.CONTINUE;
        }

        @OnFire
        Visit again(@Key int user, @WindowStart long from, @WindowEnd long to, Firing why) {
            return new Visit(user, from, to, clicks.size(), why);
        }

        @OnClose
        Visit close(@Key int user, @WindowStart long from, @WindowEnd long to) {
            return new Visit(user, from, to, clicks.size(), Firing.ON_TIME);
        }
    }

    /** By the clock, in sessions of event time. */
    @KeyedBy("user")
    @Window(session = "30s", every = "10s", everyTime = TimeDomain.PROCESSING)
    class Watching {
        @State
        long clicks;

        @OnEvent
        void add(Click click) {
            clicks++;
        }

        @Merge
        void merge(Watching later) {
            clicks += later.clicks;
        }

        @OnFire
        long again() {
            return clicks;
        }
    }

    /** Of processing time, over all keys. */
    @Window(session = "30s", time = TimeDomain.PROCESSING)
    class Busy {
        @State
        long clicks;

        @OnEvent
        void add(Click click) {
            clicks++;
        }

        @Merge
        void merge(Busy later) {
            clicks += later.clicks;
        }

        @OnClose
        long close() {
            return clicks;
        }
    }

    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Apply(Visiting.class)
    @Sink("log:")
    StreamOf<Visit> visits();

    @Apply(Watching.class)
    @Sink("log:")
    StreamOf<Long> watched();

    @Apply(Busy.class)
    @Sink("log:")
    StreamOf<Long> busy();
}
