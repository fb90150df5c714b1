package io.streamwright.samples.pageviews;

import io.streamwright.Apply;
import io.streamwright.DeadLetter;
import io.streamwright.From;
import io.streamwright.OnError;
import io.streamwright.Parallelism;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Uid;
import io.streamwright.Watermark;
import io.streamwright.samples.pageviews.PageViews.PageCount;
import io.streamwright.samples.pageviews.PageViews.PageView;
import org.jspecify.annotations.Nullable;

/**
 * What happens on a web site: read it from top to bottom. The addresses are defaults, to try it on a file; {@code
 * kafka.properties} has those of topics.
 */
@StreamJob("site-traffic")
public interface SiteTraffic {

    /** Each view as the web servers report it: out of order by a few seconds, and now and then much later. */
    @Source("file:target/views.jsonl")
    @Watermark(outOfOrder = "5s", idleAfter = "30s")
    StreamOf<PageView> views();

    /** What came instead of a view, with the place where it stood and the reason. */
    @OnError(of = "views")
    @Sink("file:target/unreadable.jsonl?overwrite=true")
    StreamOf<DeadLetter> unreadable();

    /** Search engines and the like say what they are. */
    @From("views")
    default @Nullable PageView byPeople(PageView view) {
        return view.user().startsWith("bot-") ? null : view;
    }

    /** How often each page was viewed, minute by minute. */
    @Apply(PageViews.ViewsPerMinute.class)
    @From("byPeople")
    @Uid("views-per-minute")
    @Sink("file:target/counts.jsonl?overwrite=true")
    StreamOf<PageCount> counts();

    /** Who views more in a minute than people do, without saying what it is. */
    @Apply(FindCrawlers.class)
    @From("byPeople")
    @Sink("file:target/crawlers.jsonl?overwrite=true")
    StreamOf<Crawler> crawlers();

    /** The whole site, hour by hour: on one lane, so that they are printed one after the other. */
    @Apply(HourInReview.class)
    @Parallelism(1)
    @From("counts")
    @Sink("stdout:")
    StreamOf<SiteHour> hours();
}
