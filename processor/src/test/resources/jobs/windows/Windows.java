package windows;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.Fire;
import io.streamwright.FireWhen;
import io.streamwright.Firing;
import io.streamwright.From;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.Late;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.OnFire;
import io.streamwright.OnLate;
import io.streamwright.Out;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.TimeDomain;
import io.streamwright.Uid;
import io.streamwright.Watermark;
import io.streamwright.Window;
import io.streamwright.WindowEnd;
import io.streamwright.WindowStart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Windows that do more than fire at their end. */
@StreamJob("windows")
public interface Windows {

    record View(String page, int millis, @EventTime long at) {}

    record Total(String page, long from, long views, Firing why) {}

    record TooLate(String page, @EventTime long at) {}

    /** Fires again for each late event, whose page and time go on if it is later than that. */
    @KeyedBy("page")
    @Window(size = "10s", lateness = "30s")
    class Totals {
        @State
        long views;

        @OnEvent
        void add(View view) {
            views++;
        }

        @OnClose
        Total close(@Key String page, @WindowStart long from, Firing why) {
            return new Total(page, from, views, why);
        }

        @OnLate
        TooLate late(View view, @Key String page, @EventTime long at) {
            return new TooLate(page, at);
        }
    }

    /** Takes two types, whose late events go on as they are, where someone asks for them. */
    @KeyedBy("page")
    @Window(size = "10s", slide = "5s", offset = "1s", lateness = "1m")
    class Both {
        @State
        List<Integer> millis = new ArrayList<>();

        @OnEvent
        void view(View view) {
            millis.add(view.millis());
        }

        @OnEvent
        void late(TooLate late) {
            millis.add(-1);
        }

        @OnClose
        void close(Out<String> out) {
            millis.forEach(each -> out.emit("took " + each));
        }
    }

    /** Stays no longer than its end. */
    @KeyedBy("page")
    @Window(size = "10s")
    class Short {
        @State
        int views;

        @OnEvent
        void add(View view) {
            views++;
        }

        @OnClose
        int close() {
            return views;
        }

        @OnLate
        void late(View view, @Key String page, Out<String> out) {
            out.emit(page);
        }
    }

    /** Fires early, by the time of events and by their number, and begins anew each time. */
    @KeyedBy("page")
    @Window(size = "1m", lateness = "10s", every = "20s", everyCount = 100, discarding = true)
    class Parts {
        @State
        long views;

        @OnEvent
        void add(View view) {
            views++;
        }

        @OnClose
        String last(@Key String page, @WindowStart long from) {
            return page + " " + from + " " + views;
        }

        @OnFire
        String part(@Key String page, Firing why) {
            return page + " " + why + " " + views;
        }
    }

    /** Fires when the user says so, and at no other time, but for the clock. */
    @KeyedBy("millis")
    @Window(size = "1m", slide = "30s", every = "5s", everyTime = TimeDomain.PROCESSING)
    class Jumps {
        @State
        int highest;

        @OnEvent
        void add(View view) {
            highest = Math.max(highest, view.millis());
        }

        @FireWhen
        Fire jumps(View view, @Key int millis, @WindowStart long from) {
            return view.millis() > from ? Fire.FIRE_AND_PURGE : Fire.CONTINUE;
        }

        @OnFire
        int fire() {
            return highest;
        }
    }

    /** All pages together, on one lane. */
    @Window(size = "10s")
    class AllPages {
        @State
        long views;

        @OnEvent
        void add(View view) {
            views++;
        }

        @OnClose
        Long close(@WindowEnd long to) {
            return views;
        }
    }

    /** By the clock, over all events, whether they have a time or not. */
    @Window(size = "10s", slide = "5s", offset = "-1s", time = TimeDomain.PROCESSING)
    class ByTheClock {
        @State
        List<String> texts = new ArrayList<>();

        @OnEvent
        void add(String text) {
            texts.add(text);
        }

        @FireWhen
        boolean full() throws IOException {
            return texts.size() > 9;
        }

        @OnClose
        List<String> close() {
            return texts;
        }
    }

    /** For every third view of a page. */
    @KeyedBy("page")
    @Window(count = 3)
    class Thirds {
        @State
        long millis;

        @OnEvent
        void add(View view) {
            millis += view.millis();
        }

        @OnClose
        long close() {
            return millis;
        }
    }

    /** For every second view of a page, over the last ten. */
    @KeyedBy("page")
    @Window(count = 10, countSlide = 2)
    class Recent {
        @State
        long millis;

        @OnEvent
        void add(View view, @EventTime long at) {
            millis += view.millis() + at;
        }

        @OnClose
        String close(@Key String page, Firing why) {
            return page + " " + millis + " " + why;
        }
    }

    /** One window for each page, for ever. */
    @KeyedBy("page")
    @Window(global = true, every = "1m", everyCount = 100)
    class Ever {
        @State
        long views;

        @OnEvent
        void add(View view) {
            views++;
        }

        @FireWhen
        Fire round() {
            return views % 10 == 0 ? Fire.FIRE : views > 1000 ? Fire.PURGE : Fire.CONTINUE;
        }

        @OnClose
        Long close() {
            return views;
        }
    }

    @Source("file:views.jsonl")
    @Watermark(outOfOrder = "2s")
    StreamOf<View> views();

    @Apply(Totals.class)
    @Sink("log:")
    StreamOf<Total> totals();

    @Late(of = "totals")
    @Sink("log:")
    StreamOf<TooLate> lateTotals();

    @Apply(Both.class)
    @From({"views", "lateTotals"})
    @Sink("log:")
    StreamOf<String> both();

    @Late(of = "both")
    StreamOf<View> lateBoth();

    @From("lateBoth")
    @Sink("log:")
    default int again(View view) {
        return view.millis();
    }

    @Apply(Both.class)
    @From({"lateBoth", "lateTotals"})
    @Uid("lateAgain")
    @Sink("log:")
    StreamOf<String> lateAgain();

    @Apply(Short.class)
    @From("views")
    @Sink("log:")
    StreamOf<Integer> brief();

    @Late(of = "brief")
    @Sink("log:")
    StreamOf<String> latePages();

    @Apply(Parts.class)
    @From("views")
    @Sink("log:")
    StreamOf<String> parts();

    @Apply(Jumps.class)
    @From("views")
    @Sink("log:")
    StreamOf<Integer> jumps();

    @Apply(AllPages.class)
    @From("views")
    @Sink("log:")
    StreamOf<Long> allPages();

    @Apply(ByTheClock.class)
    @From("parts")
    @Sink("log:")
    StreamOf<String> byTheClock();

    @Apply(Thirds.class)
    @From("views")
    @Sink("log:")
    StreamOf<Long> thirds();

    @Apply(Recent.class)
    @From("views")
    @Sink("log:")
    StreamOf<String> recent();

    @Apply(Ever.class)
    @From("views")
    @Sink("log:")
    StreamOf<Long> ever();
}
