package io.streamwright.benchmarks.timers;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.From;
import io.streamwright.KeyTimer;
import io.streamwright.KeyTimers;
import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.OnTimer;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Uid;
import org.jspecify.annotations.Nullable;

/** Sets timers, a time for each event. */
@StreamJob("alarms")
public interface Alarms {
    /**
     * A wish to be woken.
     *
     * @param kind which of the operators is asked
     */
    record Alarm(Kind kind, long key, long due, @EventTime long at) {}

    /** An operator. */
    enum Kind {
        TIMER,
        TIMERS
    }

    /** One time per key. */
    @Uid("timer")
    @KeyedBy("key")
    class One {
        @OnEvent
        void set(Alarm alarm, KeyTimer due) {
            due.at(alarm.due());
        }

        @OnTimer("due")
        long due(@EventTime long at) {
            return at;
        }
    }

    /** Many times per key. */
    @Uid("timers")
    @KeyedBy("key")
    class Many {
        @OnEvent
        void set(Alarm alarm, KeyTimers due) {
            due.at(alarm.due());
        }

        @OnTimer("due")
        long due(@EventTime long at) {
            return at;
        }
    }

    @Source("alarms:")
    StreamOf<Alarm> alarms();

    @From("alarms")
    default @Nullable Alarm single(Alarm alarm) {
        return alarm.kind() == Kind.TIMER ? alarm : null;
    }

    @From("alarms")
    default @Nullable Alarm several(Alarm alarm) {
        return alarm.kind() == Kind.TIMERS ? alarm : null;
    }

    @Apply(One.class)
    @From("single")
    @Sink("fired:")
    StreamOf<Long> ofOne();

    @Apply(Many.class)
    @From("several")
    @Sink("fired:")
    StreamOf<Long> ofMany();
}
