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
import io.streamwright.WindowStart;
import java.time.Duration;
import java.time.Instant;

/** What a visitor did without leaving for twenty minutes. */
@Uid("visit")
@KeyedBy("visitor")
@Window(session = "20m")
class Visit {
    /** A session ends so long after its last action. */
    private static final Duration GAP = Duration.ofMinutes(20);

    @State
    int actions;

    @State
    String first = "";

    @State
    long cents;

    @OnEvent
    void add(Action action) {
        if (actions++ == 0) {
            first = action.product();
        }
        if (action.kind() == Action.Kind.ORDER) {
            cents += action.cents();
        }
    }

    /** An action out of order can show that what looked like two visits was one. The other is the later of the two. */
    @Merge
    void merge(Visit other) {
        if (actions == 0) {
            first = other.first;
        }
        actions += other.actions;
        cents += other.cents;
    }

    @OnClose
    VisitFigures close(@Key String visitor, @WindowStart Instant from, @WindowEnd Instant to) {
        return new VisitFigures(visitor, from, to.minus(GAP), first, actions, cents);
    }
}
