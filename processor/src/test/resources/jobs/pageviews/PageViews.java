package pageviews;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.From;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Uid;
import io.streamwright.Watermark;
import io.streamwright.Window;
import io.streamwright.WindowStart;
import java.time.Instant;

@StreamJob("page-views")
interface PageViews {
    record PageView(String page, String user, @EventTime Instant at) {}

    record PageCount(String page, Instant from, long views) {}

    @Uid("views")
    @KeyedBy("page")
    @Window(size = "1m")
    class ViewsPerMinute {
        @State
        long views;

        @OnEvent
        void add(PageView view) {
            views++;
        }

        @OnClose
        PageCount close(@Key String page, @WindowStart Instant from) {
            return new PageCount(page, from, views);
        }
    }

    @Source("file:views.jsonl")
    @Watermark(outOfOrder = "5s", idleAfter = "30s")
    StreamOf<PageView> views();

    @From("views")
    default PageView known(PageView view) {
        return view.page().isEmpty() ? null : view;
    }

    @Apply(ViewsPerMinute.class)
    @From("known")
    @Sink("file:counts/")
    StreamOf<PageCount> counts();
}
