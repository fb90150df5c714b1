package io.streamwright.samples.taxi;

import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.State;
import io.streamwright.Uid;
import io.streamwright.Window;
import io.streamwright.WindowStart;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sliding windows: each half hour belongs to two. */
@Uid("last-two-hours")
@KeyedBy("city")
@Window(size = "2h", slide = "1h")
class LastTwoHours {
    private static final int COMPLETE = 4;

    @State
    int passengers;

    @State
    int halfHours;

    /** One key for all: the file is about one city. */
    static String city(HalfHour any) {
        return "New York";
    }

    @OnEvent
    void add(HalfHour halfHour) {
        passengers += halfHour.passengers();
        halfHours++;
    }

    /** A window with a half hour missing would look like a quiet one, so nothing is said of it. */
    @OnClose
    @Nullable Demand close(@WindowStart Instant from) {
        return halfHours < COMPLETE ? null : new Demand(from, passengers);
    }
}
