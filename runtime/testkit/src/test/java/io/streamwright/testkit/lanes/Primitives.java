package io.streamwright.testkit.lanes;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Uid;

/** Events of primitives alone, of each kind, which cross over to other lanes as words. */
@StreamJob("primitives")
public interface Primitives {
    /** One of each. */
    record Each(
            int key, @EventTime long at, byte tiny, short small, char letter, boolean flag, float rough, double fine) {}

    /** As it came, and how many of the key had come. */
    record Seen(Each each, long count, int roughBits, long fineBits) {}

    /** The input. */
    @Source("list:")
    StreamOf<Each> all();

    /** What arrived. */
    @Apply(Seeing.class)
    @Sink("list:")
    StreamOf<Seen> seen();

    /** Counts per key. */
    @Uid("seeing")
    @KeyedBy("key")
    final class Seeing {
        @State
        long count;

        @OnEvent
        Seen see(Each each) {
            return new Seen(
                    each, ++count, Float.floatToRawIntBits(each.rough()), Double.doubleToRawLongBits(each.fine()));
        }
    }
}
