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

/** Nexmark, query 1: all bids in another currency. */
@StreamJob("nexmark-q1")
public interface NexmarkQ1 {

    /** The input. */
    @Source("events:")
    @Watermark(outOfOrder = "4s")
    StreamOf<NexmarkEvent> events();

    /** The bids. */
    @From("events")
    @Sink("checksum:")
    default @Nullable BidInEuros bids(NexmarkEvent event) {
        NexmarkEvent.Bid bid = event.bid();
        return bid == null ? null : BidInEuros.of(bid);
    }

    /** A bid in euros. */
    record BidInEuros(long auction, long bidder, long price, long time, String extra) implements Summed {

        /** From one in dollars. */
        public static BidInEuros of(NexmarkEvent.Bid bid) {
            return new BidInEuros(bid.auction(), bid.bidder(), bid.price() * 908 / 1000, bid.time(), bid.extra());
        }

        @Override
        public void addTo(Checksum checksum, long resultTime) {
            checksum.add(auction * 31 + bidder, price + extra.length(), resultTime);
        }
    }
}
