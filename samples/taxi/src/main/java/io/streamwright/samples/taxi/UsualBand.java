package io.streamwright.samples.taxi;

import io.streamwright.Config;
import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.State;
import io.streamwright.Uid;
import org.jspecify.annotations.Nullable;

/**
 * What is usual for each of the 168 hours of a week: a running mean and variance (Welford's method, which needs neither the
 * earlier values nor large sums), and an alert if demand is outside the band around the mean.
 */
@Uid("usual-band")
@KeyedBy("hourOfWeek")
class UsualBand {
    /** A few weeks that happen to be alike do not make the band narrower than this share of the mean. */
    private static final double LEAST_DEVIATION = 0.03;

    @Config(value = "band", description = "how many standard deviations from the mean are still usual")
    double band = 4;

    @Config(value = "learn", description = "how many weeks are needed to know what is usual")
    int learn = 4;

    @State
    int weeks;

    @State
    double mean;

    /** The sum of the squared differences from the mean. */
    @State
    double squares;

    /** Compares first and learns then: an event must not widen the band that it is measured with. */
    @OnEvent
    @Nullable DemandAlert on(Demand demand) {
        DemandAlert alert = weeks < learn ? null : compare(demand);
        weeks++;
        double difference = demand.passengers() - mean;
        mean += difference / weeks;
        squares += difference * (demand.passengers() - mean);
        return alert;
    }

    private @Nullable DemandAlert compare(Demand demand) {
        double deviation = Math.max(Math.sqrt(squares / (weeks - 1)), LEAST_DEVIATION * mean);
        double deviations = (demand.passengers() - mean) / deviation;
        return Math.abs(deviations) <= band
                ? null
                : new DemandAlert(
                        demand.from(), demand.passengers(), Math.round(mean), Math.round(10 * deviations) / 10.0);
    }
}
