package io.streamwright.flink.jobs;

import io.streamwright.Apply;
import io.streamwright.From;
import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Uid;

/** A key of several components, one of them an enum. */
@StreamJob("parcels")
public interface Parcels {
    /** How a parcel travels. */
    enum Way {
        ROAD,
        RAIL,
        AIR
    }

    /** A parcel. */
    record Parcel(String depot, Way way) {}

    /** How many there have been. */
    record Count(String depot, Way way, long parcels) {}

    /** Counts them. */
    @Uid("counts")
    @KeyedBy({"depot", "way"})
    class Counts {
        @State
        long parcels;

        @OnEvent
        Count add(Parcel parcel) {
            parcels++;
            return new Count(parcel.depot(), parcel.way(), parcels);
        }
    }

    /** Where they come in. */
    @Source("file:parcels.jsonl")
    StreamOf<Parcel> parcels();

    /** Where they come out. */
    @Apply(Counts.class)
    @From("parcels")
    @Sink("discard:")
    StreamOf<Count> counts();
}
