package io.streamwright.samples.quakes;

import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.State;
import io.streamwright.Uid;
import io.streamwright.Window;
import io.streamwright.WindowEnd;
import io.streamwright.WindowStart;
import java.time.Instant;

/** Sliding windows: each quake belongs to the four that hold its time. */
@Uid("region-last-24-hours")
@KeyedBy("region")
@Window(size = "24h", slide = "6h")
class RegionLast24Hours {
    @State
    Tally tally = Tally.NONE;

    @OnEvent
    void add(Quake quake) {
        tally = tally.and(quake);
    }

    @OnClose
    RegionStats close(@Key String region, @WindowStart Instant from, @WindowEnd Instant to) {
        return tally.report(region, from, to);
    }
}
