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
import io.streamwright.WindowEnd;
import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.NexmarkEvent;
import io.streamwright.benchmarks.feed.Summed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nexmark, query 5: the auctions with the most bids in ten seconds, every two seconds. */
@StreamJob("nexmark-q5")
public interface NexmarkQ5 {

    /** The input. */
    @Source("events:")
    @Watermark(outOfOrder = "4s")
    StreamOf<NexmarkEvent> events();

    /** The bids. */
    @From("events")
    default NexmarkEvent.@Nullable Bid bids(NexmarkEvent event) {
        return event.bid();
    }

    /** How many bids each auction had. */
    @Apply(Counting.class)
    StreamOf<Count> counts();

    /** Those with the most. */
    @Apply(Choosing.class)
    @Sink("checksum:")
    StreamOf<HotItem> hotItems();

    /** How many bids an auction had in a window. */
    record Count(long auction, long end, long bids) {}

    /** An auction that no other had more bids than. */
    record HotItem(long auction, long bids) implements Summed {
        @Override
        public void addTo(Checksum checksum, long time) {
            checksum.add(auction, bids, time);
        }
    }

    /** Counts bids. */
    @Uid("counting")
    @KeyedBy("auction")
    @Window(size = "10s", slide = "2s")
    class Counting {
        @State
        long bids;

        @OnEvent
        void add(NexmarkEvent.Bid bid) {
            bids++;
        }

        @Merge
        void merge(Counting other) {
            bids += other.bids;
        }

        @OnClose
        Count close(@Key long auction, @WindowEnd long end) {
            return new Count(auction, end, bids);
        }
    }

    /** Chooses the largest of each window: its counts all have the window's last millisecond as their time. */
    @Uid("choosing")
    @KeyedBy("end")
    @Window(size = "2s")
    class Choosing {
        @State
        long most;

        @State
        List<Long> auctions = new ArrayList<>();

        @OnEvent
        void add(Count count) {
            if (count.bids() > most) {
                most = count.bids();
                auctions.clear();
            }
            if (count.bids() == most) {
                auctions.add(count.auction());
            }
        }

        @OnClose
        List<HotItem> close() {
            return auctions.stream().map(auction -> new HotItem(auction, most)).toList();
        }
    }
}
