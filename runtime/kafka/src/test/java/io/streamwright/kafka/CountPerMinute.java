package io.streamwright.kafka;

import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.State;
import io.streamwright.Uid;
import io.streamwright.Window;
import io.streamwright.WindowStart;
import java.time.Instant;

/** Counts views of a page in each minute. */
@Uid("count-per-minute")
@KeyedBy("page")
@Window(size = "1m")
class CountPerMinute {
    @State
    long views;

    @OnEvent
    void add(View view) {
        views++;
    }

    @OnClose
    PageCount close(@Key String page, @WindowStart Instant from) {
        return new PageCount(page, from, views);
    }
}
