package io.streamwright.testkit.time;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.Key;
import io.streamwright.KeyTimer;
import io.streamwright.KeyTimers;
import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.OnTimer;
import io.streamwright.Out;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.TimeDomain;
import io.streamwright.Uid;
import java.time.Duration;

/** Timers that are told by their events what to do. */
@StreamJob("diary")
public interface Diary {
    /**
     * Something to do for a user.
     *
     * @param what {@code at}, {@code cancel}, {@code cancelAll}, {@code poll}, {@code single}, {@code fail}
     */
    record Entry(String user, @EventTime long at, String what, long time) {}

    /** Says which timers fire. */
    @Uid("fired")
    @KeyedBy("user")
    final class Diaries {
        @OnEvent
        void entry(Entry entry, KeyTimers due, KeyTimers poll, KeyTimer single, Out<String> out) {
            switch (entry.what()) {
                case "at" -> due.at(entry.time());
                case "cancel" -> due.cancel(entry.time());
                case "cancelAll" -> due.cancelAll();
                case "poll" -> poll.after(Duration.ofMillis(entry.time()));
                case "single" -> single.at(entry.time());
                case "fail" -> {
                    due.at(entry.time());
                    throw new IllegalStateException("after it was set");
                }
                default -> out.emit(entry.user() + " has " + due.times().size() + " " + due.contains(entry.time()));
            }
        }

        @OnTimer("due")
        void due(@Key String user, @EventTime long at, KeyTimers due, Out<String> out) {
            if (user.equals("again") && due.isEmpty() && at < 1_000) {
                // in the past, now, and later
                due.at(at - 5);
                due.at(at);
                due.at(at + 1_000);
            }
            out.emit(user + " " + at + (due.contains(at) ? " again" : ""));
        }

        @OnTimer(value = "poll", time = TimeDomain.PROCESSING)
        String poll(@Key String user, KeyTimers poll) {
            return user + " polls, " + poll.size() + " left";
        }

        @OnTimer("single")
        String single(@Key String user, @EventTime long at) {
            return user + " single " + at;
        }
    }

    @Source("file:entries.jsonl")
    StreamOf<Entry> entries();

    @Apply(Diaries.class)
    @Sink("discard:")
    StreamOf<String> fired();
}
