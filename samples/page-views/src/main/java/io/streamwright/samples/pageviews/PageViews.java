package io.streamwright.samples.pageviews;

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
import io.streamwright.Watermark;
import io.streamwright.Window;
import io.streamwright.WindowStart;
import java.time.Instant;
import java.util.Optional;

@StreamJob("page-views")
public interface PageViews {
    record PageView(String page, String user, @EventTime Instant at) {}

    record PageCount(String page, Instant from, long views) {}

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
    @Watermark(outOfOrder = "5s")
    StreamOf<PageView> views();

    @From("views")
    default Optional<PageView> byPeople(PageView view) {
        return Optional.of(view).filter(v -> !v.user().startsWith("bot-"));
    }

    @Apply(ViewsPerMinute.class)
    @From("byPeople")
    @Sink("file:counts/")
    StreamOf<PageCount> counts();
}
