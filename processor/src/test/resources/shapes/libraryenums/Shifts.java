import io.streamwright.*;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.Month;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Enums of the JDK as key, in events, in state and as settings. */
@StreamJob("shifts")
interface Shifts {
    record Shift(DayOfWeek day, Month month, TimeUnit unit, @EventTime Instant at) {}

    record Key(DayOfWeek day, TimeUnit unit) {}

    record Busy(DayOfWeek day, Month busiest, int shifts) {}

    @KeyedBy("day")
    class BusiestMonth {
        @Config("first-day")
        DayOfWeek first = DayOfWeek.MONDAY;

        @State
        Map<Month, Integer> shifts = new HashMap<>();

        @State
        Month busiest = Month.JANUARY;

        @OnEvent
        Busy add(Shift shift) {
            int now = shifts.merge(shift.month(), 1, Integer::sum);
            if (now > shifts.getOrDefault(busiest, 0)) {
                busiest = shift.month();
            }
            return new Busy(shift.day(), busiest, now);
        }
    }

    @KeyedBy("key")
    class Last {
        @State
        DayOfWeek last;

        static Key key(Shift shift) {
            return new Key(shift.day(), shift.unit());
        }

        @OnEvent
        DayOfWeek add(Shift shift) {
            last = shift.day().plus(1);
            return last;
        }
    }

    @Source("file:shifts.jsonl")
    StreamOf<Shift> shifts();

    @Apply(BusiestMonth.class)
    @From("shifts")
    @Sink("log:")
    StreamOf<Busy> busy();

    @Apply(Last.class)
    @From("shifts")
    @Sink("log:")
    StreamOf<DayOfWeek> last();
}
