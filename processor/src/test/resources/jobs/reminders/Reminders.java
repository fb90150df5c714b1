package reminders;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.Key;
import io.streamwright.KeyTimer;
import io.streamwright.KeyTimers;
import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.OnTimer;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.TimeDomain;
import java.time.Duration;

/** Timers with one time per key, and with many. */
@StreamJob("reminders")
public interface Reminders {
    record Appointment(String user, @EventTime long at) {}

    @KeyedBy("user")
    class Remind {
        @State
        String last = "";

        @OnEvent
        void add(Appointment appointment, KeyTimers before, KeyTimers poll, KeyTimer quiet) {
            before.at(appointment.at() - 1_000);
            poll.after(Duration.ofSeconds(1));
            quiet.after(Duration.ofDays(1));
        }

        @OnTimer("before")
        String before(@Key String user, @EventTime long at) {
            return user + " " + at;
        }

        @OnTimer(value = "poll", time = TimeDomain.PROCESSING)
        void poll(KeyTimers poll) {
            if (poll.size() > 3) {
                poll.cancelAll();
            }
        }

        @OnTimer("quiet")
        void quiet(KeyTimers before) {
            before.cancelAll();
            last = "";
        }
    }

    @Source("file:appointments.jsonl")
    StreamOf<Appointment> appointments();

    @Apply(Remind.class)
    @Sink("log:")
    StreamOf<String> reminders();
}
