package clocks;

import io.streamwright.EventTime;
import io.streamwright.From;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Watermark;
import java.time.Instant;
import java.util.Optional;

/** Every way to tell how far time has come. */
@StreamJob("clocks")
public interface Clocks {
    record Tick(String of, @EventTime long at, boolean last) {}

    /** By a method of the class. */
    @Source("file:marked.jsonl")
    @Watermark(by = "mark", idleAfter = "1m")
    @Sink("log:")
    StreamOf<Tick> marked();

    static long mark(Tick tick) {
        return tick.last() ? tick.at() : Long.MIN_VALUE;
    }

    /** With the clock. */
    @Source("file:slow.jsonl")
    @Watermark(outOfOrder = "2s", every = "200ms", alignWithin = "30s")
    @Sink("log:")
    StreamOf<Tick> slow();

    /** In step, by a method of the instance that is given the time. */
    @Source("file:aligned.jsonl")
    @Watermark(by = "optional", alignWithin = "10s", alignGroup = "ticks")
    @Sink("log:")
    StreamOf<Tick> aligned();

    default Optional<Instant> optional(Tick tick, Instant time) {
        return tick.last() ? Optional.of(time) : Optional.empty();
    }

    /** At a step. */
    @From("slow")
    @Watermark(by = "boxed")
    @Sink("log:")
    default Tick again(Tick tick) {
        return tick;
    }

    static Long boxed(Tick tick, long time) {
        return tick.last() ? time : null;
    }

    @From("slow")
    @Watermark(outOfOrder = "1s", every = "1s")
    @Sink("log:")
    default Tick later(Tick tick) {
        return tick;
    }
}
