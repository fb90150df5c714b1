package io.streamwright.testkit.lanes;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.From;
import io.streamwright.ListState;
import io.streamwright.OnClose;
import io.streamwright.OnEnd;
import io.streamwright.OnEvent;
import io.streamwright.Redistribution;
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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Parcels are packed by tens, without a key: on each lane those that come there. */
@StreamJob("packing")
public interface Packing {
    int FULL = 10;

    /** Something to be packed. */
    record Parcel(int number, @EventTime long at) {}

    /** What goes together, and whether it is not full, since the day is over. */
    record Box(List<Integer> parcels, boolean last) {}

    /** How many boxes and parcels within a second. */
    record Packed(long from, int boxes, int parcels) {}

    /** Packs. */
    @Uid("boxes")
    final class Boxes {
        @State
        ListState<Parcel> waiting = ListState.create();

        @OnEvent
        List<Box> add(Parcel parcel) {
            if (parcel.number() < 0) {
                waiting.clear();
                throw new IllegalArgumentException("no parcel");
            }
            waiting.add(parcel);
            return pack(FULL);
        }

        @OnEnd
        List<Box> end() {
            return pack(1);
        }

        /** Several boxes, if the lane got the parcels of others when the job was started again. */
        private List<Box> pack(int least) {
            List<Box> boxes = new ArrayList<>();
            while (waiting.size() >= least) {
                List<Integer> parcels = new ArrayList<>();
                Iterator<Parcel> next = waiting.iterator();
                while (next.hasNext() && parcels.size() < FULL) {
                    parcels.add(next.next().number());
                    next.remove();
                }
                boxes.add(new Box(parcels, parcels.size() < FULL));
            }
            return boxes;
        }
    }

    /** Remembers the numbers of large parcels on all lanes. */
    @Uid("large")
    final class Large {
        @State(redistribute = Redistribution.UNION)
        ListState<Integer> numbers = ListState.create();

        @OnEvent
        List<Integer> add(Parcel parcel) {
            if (parcel.number() % 100 == 0) {
                numbers.add(parcel.number());
            }
            return numbers.toList();
        }
    }

    /** Counts parcels, and leaves in its list what it has counted at the end. */
    @Uid("totals")
    final class Totals {
        @State
        ListState<Integer> numbers;

        @OnEvent
        void add(Parcel parcel) {
            numbers.add(parcel.number());
        }

        @OnEnd
        int total() {
            return numbers.size();
        }
    }

    /** Counts boxes, without a key. */
    @Uid("packed")
    @Window(size = "1s")
    final class Counting {
        @State
        int boxes;

        @State
        int parcels;

        @OnEvent
        void add(Box box) {
            boxes++;
            parcels += box.parcels().size();
        }

        @OnClose
        Packed close(@WindowStart Instant from) {
            return new Packed(from.toEpochMilli(), boxes, parcels);
        }
    }

    @Source("file:parcels.jsonl")
    @Watermark(outOfOrder = "20ms")
    StreamOf<Parcel> parcels();

    @Apply(Boxes.class)
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

    @Apply(Counting.class)
    @From("boxes")
    @Sink("discard:")
    StreamOf<Packed> packed();
}
