package io.streamwright.benchmarks.jobs;

import io.streamwright.Apply;
import io.streamwright.From;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.Merge;
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
import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.NexmarkEvent;
import io.streamwright.benchmarks.feed.Summed;
import org.jspecify.annotations.Nullable;

/** Nexmark, query 11: how many bids each bidder made in each session of activity, which ends after ten seconds without one. */
@StreamJob("nexmark-q11")
public interface NexmarkQ11 {
    /** The gap. */
    long GAP_MILLIS = 10_000;

    /** The input. */
    @Source("events:")
    @Watermark(outOfOrder = "4s")
    StreamOf<NexmarkEvent> events();

    /** The bids. */
    @From("events")
    default NexmarkEvent.@Nullable Bid bids(NexmarkEvent event) {
        return event.bid();
    }

    /** The sessions. */
    @Apply(Counting.class)
    @Sink("checksum:")
    StreamOf<Activity> activities();

    /** A session of a bidder. */
    record Activity(long bidder, long start, long bids) implements Summed {
        @Override
        public void addTo(Checksum checksum, long time) {
            checksum.add(bidder + 31 * start, bids, time);
        }
    }

    /** Counts bids. */
    @Uid("counting")
    @KeyedBy("bidder")
    @Window(session = "10s")
    class Counting {
        @State
        long bids;

        @OnEvent
        void add(NexmarkEvent.Bid bid) {
            bids++;
        }

        @Merge
        void merge(Counting later) {
            bids += later.bids;
        }

        @OnClose
        Activity close(@Key long bidder, @WindowStart long start) {
            return new Activity(bidder, start, bids);
        }
    }
}
