package io.streamwright.testkit.lanes;

import io.streamwright.Apply;
import io.streamwright.From;
import io.streamwright.ListState;
import io.streamwright.OnEvent;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Uid;
import io.streamwright.Watermark;
import io.streamwright.testkit.lanes.Packing.Box;
import io.streamwright.testkit.lanes.Packing.Large;
import io.streamwright.testkit.lanes.Packing.Packed;
import io.streamwright.testkit.lanes.Packing.Parcel;
import io.streamwright.testkit.lanes.Packing.Totals;
import java.util.List;

/** {@link Packing} after a change that its state cannot follow. */
@StreamJob("packing")
public interface OtherPacking {

    /** Keeps texts in place of parcels. */
    @Uid("boxes")
    final class TextBoxes {
        @State
        ListState<String> waiting = ListState.create();

        @OnEvent
        Box add(Parcel parcel) {
            waiting.add("parcel " + parcel.number());
            return new Box(List.of(), false);
        }
    }

    @Source("file:parcels.jsonl")
    @Watermark(outOfOrder = "20ms")
    StreamOf<Parcel> parcels();

    @Apply(TextBoxes.class)
    @From("parcels")
    @Sink("discard:")
    StreamOf<Box> boxes();

    @Apply(Large.class)
    @From("parcels")
    @Sink("discard:")
    StreamOf<Integer> large();

    @Apply(Totals.class)
    @From("parcels")
    @Sink("discard:")
    StreamOf<Integer> totals();

    @Apply(Packing.Counting.class)
    @From("boxes")
    @Sink("discard:")
    StreamOf<Packed> packed();
}
