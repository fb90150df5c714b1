package io.streamwright.samples.shop;

import io.streamwright.KeyTimer;
import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.OnTimer;
import io.streamwright.State;
import io.streamwright.Uid;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lets the first order of an id pass. Tills send an order again for half an hour at most, so an hour is remembered. */
@Uid("once")
@KeyedBy("id")
class Once {
    private static final Duration REMEMBERED = Duration.ofHours(1);

    @State
    boolean seen;

    @OnEvent
    @Nullable Order pass(Order order, KeyTimer forget) {
        if (seen) {
            return null;
        }
        seen = true;
        forget.after(REMEMBERED);
        return order;
    }

    /** What a new key begins with: nothing is kept of the order. */
    @OnTimer("forget")
    void forget() {
        seen = false;
    }
}
