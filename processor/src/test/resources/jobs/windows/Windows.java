package windows;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.Firing;
import io.streamwright.From;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.Late;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.OnLate;
import io.streamwright.Out;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Uid;
import io.streamwright.Watermark;
import io.streamwright.Window;
import io.streamwright.WindowStart;
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
}
