package io.streamwright.testkit.time;

import io.streamwright.EventTime;
import io.streamwright.From;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Watermark;
import java.time.Instant;
import java.util.Optional;

/** Watermarks told by methods and by the clock, at sources and steps. */
@StreamJob("clocks")
public interface Clocks {
    /** With a mark on some of them. */
    record Tick(String of, @EventTime long at, boolean last) {}

    @Source("file:marked.jsonl")
    @Watermark(by = "mark", idleAfter = "1m")
    @Sink("discard:")
    StreamOf<Tick> marked();

    /** The time of an event that is the last of its kind. */
    static long mark(Tick tick) {
        return tick.last() ? tick.at() : Long.MIN_VALUE;
    }

    @Source("file:slow.jsonl")
    @Watermark(outOfOrder = "10ms", every = "200ms")
    @Sink("discard:")
    StreamOf<Tick> slow();

    @Source("file:plain.jsonl")
    @Sink("discard:")
    StreamOf<Tick> plain();

    @From("plain")
    @Watermark(by = "optional")
    @Sink("discard:")
    default Tick again(Tick tick) {
        return tick;
    }

    /** As an instance method with the time beside the event. */
    default Optional<Instant> optional(Tick tick, Instant time) {
        return tick.last() ? Optional.of(time) : Optional.empty();
    }

    @From("plain")
    @Watermark(outOfOrder = "10ms", every = "200ms")
    @Sink("discard:")
    default Tick later(Tick tick) {
        return tick;
    }
}
