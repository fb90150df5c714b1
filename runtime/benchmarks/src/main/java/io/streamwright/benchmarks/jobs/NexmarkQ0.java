package io.streamwright.benchmarks.jobs;

import io.streamwright.From;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Watermark;
import io.streamwright.benchmarks.feed.NexmarkEvent;
import org.jspecify.annotations.Nullable;

/** Nexmark, query 0: all bids as they are. */
@StreamJob("nexmark-q0")
public interface NexmarkQ0 {

    /** The input. */
    @Source("events:")
    @Watermark(outOfOrder = "4s")
    StreamOf<NexmarkEvent> events();

    /** The bids. */
    @From("events")
    @Sink("checksum:")
    default NexmarkEvent.@Nullable Bid bids(NexmarkEvent event) {
        return event.bid();
    }
}
