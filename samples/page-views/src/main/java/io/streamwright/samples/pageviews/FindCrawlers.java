package io.streamwright.samples.pageviews;

import io.streamwright.Config;
import io.streamwright.Counter;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.State;
import io.streamwright.Uid;
import io.streamwright.Window;
import io.streamwright.WindowStart;
import io.streamwright.samples.pageviews.PageViews.PageView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A number for each user and minute, and a limit that it stays under where people sit at the other end. */
@Uid("find-crawlers")
@KeyedBy("user")
@Window(size = "1m")
class FindCrawlers {
    @Config(value = "limit", description = "how many views a person can have in a minute")
    long limit = 40;

    @State
    long views;

    @OnEvent
    void add(PageView view) {
        views++;
    }

    @OnClose
    @Nullable Crawler close(@Key String user, @WindowStart Instant minute, Counter crawlersFound) {
        if (views <= limit) {
            return null;
        }
        crawlersFound.increment();
        return new Crawler(user, minute, views);
    }
}
