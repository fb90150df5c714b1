package io.streamwright.samples.servers;

import static java.util.Objects.requireNonNull;

import io.streamwright.Config;
import io.streamwright.Key;
import io.streamwright.KeyTimer;
import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.OnTimer;
import io.streamwright.State;
import io.streamwright.Uid;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sessions by hand: an overload begins with a reading at the limit, each further one puts its end off, and a timer closes it.
 * Readings below the limit do not matter: a dip that is shorter than the calm belongs to the overload.
 */
@Uid("overloads")
@KeyedBy("instance")
class Overloads {
    @Config(value = "limit", description = "from how many percent on a machine is overloaded")
    double limit = 90;

    @Config(value = "calm", description = "how long it must be below the limit for an overload to be over")
    Duration calm = Duration.ofMinutes(15);

    @State
    @Nullable Instant from;

    @State
    @Nullable Instant to;

    @State
    double peak;

    @State
    int readings;

    /**
     * The timer fires once the watermark reaches it, and that follows all machines, a minute behind. So a reading may come that is
     * past the calm before the timer has fired: then it is this reading that ends the overload, and begins the next.
     */
    @OnEvent
    @Nullable Overload on(Reading reading, @Key String instance, KeyTimer calmed) {
        if (reading.cpuPercent() < limit) {
            return null;
        }
        Overload before = to != null && reading.at().isAfter(to.plus(calm)) ? over(instance) : null;
        if (from == null || reading.at().isBefore(from)) {
            from = reading.at();
        }
        if (to == null || reading.at().isAfter(to)) {
            to = reading.at();
            calmed.after(calm);
        }
        peak = Math.max(peak, reading.cpuPercent());
        readings++;
        return before;
    }

    /** All fields are back at their initial values afterwards, so nothing is kept of a machine that has calmed down. */
    @OnTimer("calmed")
    Overload over(@Key String instance) {
        Instant start = requireNonNull(from);
        Instant end = requireNonNull(to);
        Overload overload = new Overload(instance, start, end, Duration.between(start, end), peak, readings);
        from = null;
        to = null;
        peak = 0;
        readings = 0;
        return overload;
    }
}
