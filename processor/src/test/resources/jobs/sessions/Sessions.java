package sessions;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.Late;
import io.streamwright.Merge;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Window;
import io.streamwright.WindowEnd;
import io.streamwright.WindowStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sessions of several kinds. */
@StreamJob("sessions")
public interface Sessions {

    record Click(String page, int user, Duration patience, @EventTime long at) {}

    record Visit(int user, long from, long to, long clicks) {}

    record Path(String page, int user, List<String> pages) {}

    /** A row of numbers. */
    @KeyedBy("user")
    @Window(session = "30s")
    class Visiting {
        @State
        long clicks;

        @OnEvent
        void add(Click click) {
            clicks++;
        }

        @Merge
        void merge(Visiting later) {
            clicks += later.clicks;
        }

        @OnClose
        Visit close(@Key int user, @WindowStart long from, @WindowEnd long to) {
            return new Visit(user, from, to, clicks);
        }
    }

    /** A gap that each event says, objects, a key of two parts, and lateness. */
    @KeyedBy({"page", "user"})
    @Window(gapBy = "patience", lateness = "1m")
    class Walking {
        @State
        List<String> pages = new ArrayList<>();

        @OnEvent
        void add(Click click) {
            pages.add(click.page());
        }

        @Merge
        void append(Walking later) {
            pages.addAll(later.pages);
        }

        @OnClose
        Path close(@Key String page, @Key int user) {
            return new Path(page, user, pages);
        }
    }

    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Apply(Visiting.class)
    @Sink("log:")
    StreamOf<Visit> visits();

    @Apply(Walking.class)
    @Sink("log:")
    StreamOf<Path> paths();

    @Late(of = "paths")
    @Sink("log:")
    StreamOf<Click> tooLate();
}
