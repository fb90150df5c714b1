package io.streamwright.samples.shop;

import io.streamwright.Firing;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.OnLate;
import io.streamwright.State;
import io.streamwright.Uid;
import io.streamwright.Window;
import io.streamwright.WindowStart;
import java.time.Instant;

/** Counts for each product and ten minutes. */
@Uid("page-statistics")
@KeyedBy("product")
@Window(size = "10m", lateness = "5m")
class PageStatistics {
    @State
    long views;

    @State
    long carts;

    @OnEvent
    void add(Action action) {
        if (action.kind() == Action.Kind.VIEW) {
            views++;
        } else {
            carts++;
        }
    }

    /** Called at the end of the window, and again for each action that comes late. */
    @OnClose
    PageFigures figures(@Key String product, @WindowStart Instant from, Firing why) {
        return new PageFigures(product, from, views, carts, why == Firing.LATE);
    }

    /** Called where the window and its five minutes are over. */
    @OnLate
    TooLate tooLate(Action action) {
        return new TooLate(action.id(), action.at(), action.product());
    }
}
