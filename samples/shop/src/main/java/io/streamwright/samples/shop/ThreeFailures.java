package io.streamwright.samples.shop;

import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.State;
import io.streamwright.Uid;
import io.streamwright.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says so with each third payment of a visitor that fails, however long that takes. */
@Uid("three-failures")
@KeyedBy("visitor")
@Window(count = 3)
class ThreeFailures {
    @State
    @Nullable Instant first;

    @State
    @Nullable Instant last;

    @OnEvent
    void failed(Action action) {
        first = first == null || action.at().isBefore(first) ? action.at() : first;
        last = last == null || action.at().isAfter(last) ? action.at() : last;
    }

    @OnClose
    Alert alert(@Key String visitor) {
        Instant from = Objects.requireNonNull(first);
        return new Alert(visitor, from, Duration.between(from, last));
    }
}
