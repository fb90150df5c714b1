package io.streamwright.benchmarks.jobs;

import io.streamwright.Apply;
import io.streamwright.From;
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
import io.streamwright.benchmarks.feed.NexmarkEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nexmark, query 7: the bids with the highest price of each ten seconds. */
@StreamJob("nexmark-q7")
public interface NexmarkQ7 {

    /** The input. */
    @Source("events:")
    @Watermark(outOfOrder = "4s")
    StreamOf<NexmarkEvent> events();

    /** The bids. */
    @From("events")
    default NexmarkEvent.@Nullable Bid bids(NexmarkEvent event) {
        return event.bid();
    }

    /** The highest. */
    @Apply(Choosing.class)
    @Sink("checksum:")
    StreamOf<NexmarkEvent.Bid> highest();

    /** Chooses among all bids: there is one key. */
    @Uid("choosing")
    @KeyedBy("all")
    @Window(size = "10s")
    class Choosing {
        @State
        long price;

        @State
        List<NexmarkEvent.Bid> bids = new ArrayList<>();

        static int all(NexmarkEvent.Bid bid) {
            return 0;
        }

        @OnEvent
        void add(NexmarkEvent.Bid bid) {
            if (bid.price() > price) {
                price = bid.price();
                bids.clear();
            }
            if (bid.price() == price) {
                bids.add(bid);
            }
        }

        @OnClose
        List<NexmarkEvent.Bid> close() {
            return List.copyOf(bids);
        }
    }
}
