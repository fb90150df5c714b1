package io.streamwright.samples.pageviews;

import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.State;
import io.streamwright.Uid;
import io.streamwright.Window;
import io.streamwright.samples.pageviews.PageViews.PageCount;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A window over the results of windows: each count has the last millisecond of its minute as its time. */
@Uid("hour-in-review")
@KeyedBy("hour")
@Window(size = "1h")
class HourInReview {
    @State
    Map<String, Long> views = new HashMap<>();

    /** The key: a static method of the operator, since a count does not know its hour. */
    static Instant hour(PageCount count) {
        return count.from().truncatedTo(ChronoUnit.HOURS);
    }

    @OnEvent
    void add(PageCount count) {
        views.merge(count.page(), count.views(), Long::sum);
    }

    @OnClose
    SiteHour close(@Key Instant hour) {
        long all = 0;
        long mostViews = 0;
        String most = "";
        for (Map.Entry<String, Long> page : new TreeMap<>(views).entrySet()) {
            all += page.getValue();
            if (page.getValue() > mostViews) {
                mostViews = page.getValue();
                most = page.getKey();
            }
        }
        return new SiteHour(hour, all, most, mostViews);
    }
}
