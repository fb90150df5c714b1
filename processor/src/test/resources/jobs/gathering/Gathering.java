package gathering;

import io.streamwright.Apply;
import io.streamwright.Counter;
import io.streamwright.EventTime;
import io.streamwright.From;
import io.streamwright.KeyedBy;
import io.streamwright.ListState;
import io.streamwright.OnClose;
import io.streamwright.OnEnd;
import io.streamwright.OnEvent;
import io.streamwright.Out;
import io.streamwright.Parallelism;
import io.streamwright.Rebalance;
import io.streamwright.Redistribution;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Union;
import io.streamwright.Watermark;
import io.streamwright.Window;
import java.time.Instant;
import java.util.List;

/** State without a key, and the end of the input behind each other, behind windows and behind exchanges. */
@StreamJob("gathering")
interface Gathering {

    record Parcel(String town, int grams, @EventTime Instant at) {}

    record Load(List<String> towns, int grams) {}

    record Tally(String town, long parcels) {}

    class Loading {
        @State
        ListState<Parcel> waiting;

        @State(redistribute = Redistribution.UNION)
        ListState<String> towns;

        @OnEvent
        void load(Parcel parcel, Out<Load> out) {
            waiting.add(parcel);
            if (!towns.toList().contains(parcel.town())) {
                towns.add(parcel.town());
            }
            if (waiting.size() == 5) {
                depart(out);
            }
        }

        @OnEnd
        void depart(Out<Load> out) {
            int grams = 0;
            for (Parcel parcel : waiting) {
                grams += parcel.grams();
            }
            waiting.clear();
            out.emit(new Load(towns.toList(), grams));
        }
    }

    @KeyedBy("town")
    @Window(size = "1h")
    class PerHour {
        @State
        long parcels;

        @OnEvent
        void add(Parcel parcel) {
            parcels++;
        }

        @OnClose
        Tally close(@io.streamwright.Key String town) {
            return new Tally(town, parcels);
        }
    }

    class Last {
        @OnEvent
        Tally pass(Tally tally) {
            return tally;
        }

        @OnEnd
        Tally end(Counter ends) {
            ends.increment();
            return new Tally("", 0);
        }
    }

    class Seen {
        @State(redistribute = Redistribution.UNION)
        ListState<Integer> weights;

        @OnEvent
        Integer pass(Load load) {
            weights.add(load.grams());
            return weights.size();
        }
    }

    @Source("file:north.jsonl")
    @Watermark(outOfOrder = "5s", idleAfter = "1m")
    StreamOf<Parcel> north();

    @Source("file:south.jsonl")
    @Watermark(outOfOrder = "5s")
    StreamOf<Parcel> south();

    @Union({"north", "south"})
    @Rebalance
    StreamOf<Parcel> parcels();

    @Apply(Loading.class)
    @From("parcels")
    @Parallelism(2)
    @Sink("log:")
    StreamOf<Load> loads();

    @Apply(PerHour.class)
    @From("parcels")
    StreamOf<Tally> perHour();

    @Apply(Last.class)
    @From("perHour")
    @Sink("log:")
    StreamOf<Tally> tallies();

    @Apply(Seen.class)
    @From("loads")
    @Sink("log:")
    StreamOf<Integer> seen();
}
