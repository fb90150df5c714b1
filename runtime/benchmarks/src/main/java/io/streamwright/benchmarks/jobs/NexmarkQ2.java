package io.streamwright.benchmarks.jobs;

import io.streamwright.From;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Watermark;
import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.NexmarkEvent;
import io.streamwright.benchmarks.feed.Summed;
import org.jspecify.annotations.Nullable;

/** Nexmark, query 2: the prices that are offered for some auctions. */
@StreamJob("nexmark-q2")
public interface NexmarkQ2 {
    /** The auctions are those whose number can be divided by this. */
    long EACH = 123;

    /** The input. */
    @Source("events:")
    @Watermark(outOfOrder = "4s")
    StreamOf<NexmarkEvent> events();

    /** The prices. */
    @From("events")
    @Sink("checksum:")
    default @Nullable Price prices(NexmarkEvent event) {
        NexmarkEvent.Bid bid = event.bid();
        return bid != null && bid.auction() % EACH == 0 ? new Price(bid.auction(), bid.price()) : null;
    }

    /** A price for an auction. */
    record Price(long auction, long price) implements Summed {
        @Override
        public void addTo(Checksum checksum, long time) {
            checksum.add(auction, price, time);
        }
    }
}
