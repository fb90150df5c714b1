package io.streamwright.samples.shop;

import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.Merge;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.State;
import io.streamwright.Uid;
import io.streamwright.Window;
import io.streamwright.WindowEnd;
import java.time.Instant;

/** Counts orders for each product over an hour, every ten minutes. */
@Uid("sold-in-an-hour")
@KeyedBy("product")
@Window(size = "1h", slide = "10m")
class SoldInAnHour {
    @State
    int orders;

    @OnEvent
    void add(Order order) {
        orders++;
    }

    /** With it six windows share their ten minutes, and an order is counted once instead of six times. */
    @Merge
    void merge(SoldInAnHour other) {
        orders += other.orders;
    }

    @OnClose
    Sold close(@Key String product, @WindowEnd Instant to) {
        return new Sold(product, to, orders);
    }
}
