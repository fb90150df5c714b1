package io.streamwright.samples.pageviews;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.From;
import io.streamwright.Guarantee;
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
import io.streamwright.Watermark;
import io.streamwright.samples.pageviews.PageViews.PageCount;
import io.streamwright.samples.pageviews.PageViews.PageView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The job that is killed: a result for each event, windows, timers, and state of all kinds. */
@StreamJob("shop-floor")
public interface ShopFloor {
    /** The n-th view of a user. */
    record Visit(String user, long visit, String page, Instant at) {}

    /** What a user has looked at until they left. */
    record Session(String user, Instant from, Instant to, List<String> pages) {}

    @KeyedBy("user")
    class CountVisits {
        @State
        long visits;

        @OnEvent
        Visit count(PageView view) {
            visits++;
            return new Visit(view.user(), visits, view.page(), view.at());
        }
    }

    @KeyedBy("user")
    class CollectSessions {
        @State
        Instant from = Instant.MAX;

        @State
        List<String> pages = new ArrayList<>();

        @OnEvent
        void view(PageView view, KeyTimer gone) {
            from = view.at().isBefore(from) ? view.at() : from;
            pages.add(view.page());
            gone.after(Duration.ofSeconds(45));
        }

        @OnTimer("gone")
        Session gone(@Key String user, @EventTime Instant now) {
            Session session = new Session(user, from, now, List.copyOf(pages));
            from = Instant.MAX;
            pages.clear();
            return session;
        }
    }

    @Source("file:views.jsonl")
    @Watermark(outOfOrder = "2s")
    StreamOf<PageView> views();

    @Apply(CountVisits.class)
    @From("views")
    @Sink(value = "file:visits/", guarantee = Guarantee.EXACTLY_ONCE)
    StreamOf<Visit> visits();

    @Apply(CollectSessions.class)
    @From("views")
    @Sink(value = "file:sessions/", guarantee = Guarantee.EXACTLY_ONCE)
    StreamOf<Session> sessions();

    @Apply(PageViews.ViewsPerMinute.class)
    @From("views")
    @Sink(value = "file:counts/", guarantee = Guarantee.EXACTLY_ONCE)
    StreamOf<PageCount> counts();
}
