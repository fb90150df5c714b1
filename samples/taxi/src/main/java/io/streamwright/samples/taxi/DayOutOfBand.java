package io.streamwright.samples.taxi;

import static java.util.Objects.requireNonNull;

import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.State;
import io.streamwright.Uid;
import io.streamwright.Window;
import io.streamwright.WindowStart;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Windows over alerts: a day that has none has no line. */
@Uid("day-out-of-band")
@KeyedBy("city")
@Window(size = "1d")
class DayOutOfBand {
    @State
    int tooMany;

    @State
    int tooFew;

    @State
    @Nullable DemandAlert most;

    static String city(DemandAlert any) {
        return "New York";
    }

    @OnEvent
    void add(DemandAlert alert) {
        if (alert.deviations() > 0) {
            tooMany++;
        } else {
            tooFew++;
        }
        if (most == null || isBefore(alert, most)) {
            most = alert;
        }
    }

    /** Of two alike the earlier, so that it does not matter which of several lanes was faster. */
    private static boolean isBefore(DemandAlert alert, DemandAlert other) {
        int order = Double.compare(Math.abs(other.deviations()), Math.abs(alert.deviations()));
        return order < 0 || (order == 0 && alert.from().isBefore(other.from()));
    }

    @OnClose
    UnusualDay close(@WindowStart Instant day) {
        DemandAlert alert = requireNonNull(most);
        return new UnusualDay(
                LocalDate.ofInstant(day, ZoneOffset.UTC),
                tooMany,
                tooFew,
                alert.from(),
                Math.round(100.0 * alert.passengers() / alert.usual()));
    }
}
