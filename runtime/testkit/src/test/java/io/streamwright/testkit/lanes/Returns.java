package io.streamwright.testkit.lanes;

import io.streamwright.Apply;
import io.streamwright.From;
import io.streamwright.Parallelism;
import io.streamwright.Rebalance;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Union;
import io.streamwright.Watermark;
import io.streamwright.testkit.lanes.Packing.Box;
import io.streamwright.testkit.lanes.Packing.Parcel;

/** Parcels of two sources, one of which falls silent; they change lanes twice before they are packed on two of them. */
@StreamJob("returns")
public interface Returns {
    @Source("file:parcels.jsonl")
    @Watermark(outOfOrder = "0s")
    StreamOf<Parcel> parcels();

    @Source("file:returned.jsonl")
    @Watermark(outOfOrder = "0s", idleAfter = "1s")
    StreamOf<Parcel> returned();

    @Union({"parcels", "returned"})
    StreamOf<Parcel> all();

    @From("all")
    @Rebalance
    default Parcel weighed(Parcel parcel) {
        return parcel;
    }

    @Apply(Packing.Boxes.class)
    @From("weighed")
    @Parallelism(2)
    @Sink("discard:")
    StreamOf<Box> boxes();
}
