package io.streamwright.testkit.lanes;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.From;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Uid;
import io.streamwright.Watermark;
import io.streamwright.Window;
import io.streamwright.WindowStart;
import java.time.Instant;

/** Event time that begins at a step, on whatever lane reads the split. */
@StreamJob("step-time")
public interface StepTime {
    /** Someone looks at a page. */
    record Hit(String page, @EventTime long at) {}

    /** How often a page was looked at. */
    record Hits(String page, long from, long hits) {}

    /** Counts them. */
    @Uid("hits")
    @KeyedBy("page")
    @Window(size = "100ms")
    final class HitsPerWindow {
        @State
        long hits;

        @OnEvent
        void add(Hit hit) {
            hits++;
        }

        @OnClose
        Hits close(@Key String page, @WindowStart Instant from) {
            return new Hits(page, from.toEpochMilli(), hits);
        }
    }

    @Source("file:lines.txt")
    StreamOf<String> lines();

    @From("lines")
    @Watermark(outOfOrder = "10s")
    default Hit hit(String line) {
        String[] parts = line.split(" ");
        return new Hit(parts[0], Long.parseLong(parts[1]));
    }

    @Apply(HitsPerWindow.class)
    @From("hit")
    @Sink("discard:")
    StreamOf<Hits> hits();
}
