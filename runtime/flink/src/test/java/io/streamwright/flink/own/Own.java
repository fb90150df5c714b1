package io.streamwright.flink.own;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.FireWhen;
import io.streamwright.From;
import io.streamwright.Key;
import io.streamwright.KeyTimers;
import io.streamwright.KeyedBy;
import io.streamwright.Late;
import io.streamwright.ListState;
import io.streamwright.Merge;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.OnFire;
import io.streamwright.OnTimer;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Uid;
import io.streamwright.Window;
import io.streamwright.WindowEnd;
import io.streamwright.WindowStart;

/** Windows and timers of each kind that Flink has as well; {@link OwnInFlink} is the same with Flink's. */
@StreamJob("own")
public interface Own {
    /** What comes in. */
    record Ping(String key, long value, @EventTime long at) {}

    /** Tumbling, from before 1970, and with lateness. */
    @Uid("tumbling")
    @KeyedBy("key")
    @Window(size = "10ms", offset = "-3ms", lateness = "7ms")
    class Tumbling {
        @State
        String values = "";

        @OnEvent
        void add(Ping ping) {
            values += "," + ping.value();
        }

        @OnClose
        String close(@Key String key, @WindowStart long from) {
            return "tumbling " + key + " " + from + values;
        }
    }

    /** Overlapping. */
    @Uid("sliding")
    @KeyedBy("key")
    @Window(size = "10ms", slide = "3ms", offset = "2ms")
    class Sliding {
        @State
        String values = "";

        @OnEvent
        void add(Ping ping) {
            values += "," + ping.value();
        }

        @OnClose
        String close(@Key String key, @WindowStart long from) {
            return "sliding " + key + " " + from + values;
        }
    }

    /** Overlapping, with lateness. */
    @Uid("patient")
    @KeyedBy("key")
    @Window(size = "12ms", slide = "5ms", offset = "-4ms", lateness = "3ms")
    class Patient {
        @State
        String values = "";

        @OnEvent
        void add(Ping ping) {
            values += "," + ping.value();
        }

        @OnClose
        String close(@Key String key, @WindowStart long from) {
            return "patient " + key + " " + from + values;
        }
    }

    /** With gaps between them. */
    @Uid("gaps")
    @KeyedBy("key")
    @Window(size = "4ms", slide = "7ms")
    class Gaps {
        @State
        String values = "";

        @OnEvent
        void add(Ping ping) {
            values += "," + ping.value();
        }

        @OnClose
        String close(@Key String key, @WindowStart long from) {
            return "gaps " + key + " " + from + values;
        }
    }

    /** Sessions, with lateness. */
    @Uid("sessions")
    @KeyedBy("key")
    @Window(session = "4ms", lateness = "5ms")
    class Sessions {
        @State
        long events;

        @State
        long sum;

        @OnEvent
        void add(Ping ping) {
            events++;
            sum += ping.value();
        }

        @Merge
        void merge(Sessions other) {
            events += other.events;
            sum += other.sum;
        }

        @OnClose
        String close(@Key String key, @WindowStart long from, @WindowEnd long to) {
            return "sessions " + key + " " + from + " " + to + " " + events + " " + sum;
        }
    }

    /** Sessions with early results, that stay after their end. */
    @Uid("eager")
    @KeyedBy("key")
    @Window(session = "6ms", every = "5ms", lateness = "9ms")
    class Eager {
        @State
        long events;

        @State
        long sum;

        @OnEvent
        void add(Ping ping) {
            events++;
            sum += ping.value();
        }

        @Merge
        void merge(Eager other) {
            events += other.events;
            sum += other.sum;
        }

        @OnClose
        String put(@Key String key, @WindowStart long from, @WindowEnd long to) {
            return "eager " + key + " " + from + " " + to + " " + events + " " + sum;
        }
    }

    /** The same, each without what is in those before. */
    @Uid("shares")
    @KeyedBy("key")
    @Window(session = "5ms", every = "7ms", lateness = "12ms", discarding = true)
    class Shares {
        @State
        long events;

        @State
        long sum;

        @OnEvent
        void add(Ping ping) {
            events++;
            sum += ping.value();
        }

        @Merge
        void merge(Shares other) {
            events += other.events;
            sum += other.sum;
        }

        @OnClose
        String put(@Key String key, @WindowStart long from, @WindowEnd long to) {
            return "shares " + key + " " + from + " " + to + " " + events + " " + sum;
        }
    }

    /** Sessions with a result for each third event, and none at their end. */
    @Uid("thirds")
    @KeyedBy("key")
    @Window(session = "6ms", everyCount = 3)
    class Thirds {
        @State
        long events;

        @State
        long sum;

        @OnEvent
        void add(Ping ping) {
            events++;
            sum += ping.value();
        }

        @Merge
        void merge(Thirds other) {
            events += other.events;
            sum += other.sum;
        }

        @OnFire
        String put(@Key String key, @WindowStart long from, @WindowEnd long to) {
            return "thirds " + key + " " + from + " " + to + " " + events + " " + sum;
        }
    }

    /** Early results. */
    @Uid("early")
    @KeyedBy("key")
    @Window(size = "20ms", every = "3ms")
    class Early {
        @State
        String values = "";

        @OnEvent
        void add(Ping ping) {
            values += "," + ping.value();
        }

        @OnClose
        String close(@Key String key, @WindowStart long from) {
            return "early " + key + " " + from + values;
        }
    }

    /** Early results, each without what is in those before. */
    @Uid("parts")
    @KeyedBy("key")
    @Window(size = "20ms", offset = "1ms", every = "4ms", discarding = true)
    class Parts {
        @State
        String values = "";

        @OnEvent
        void add(Ping ping) {
            values += "," + ping.value();
        }

        @OnClose
        String close(@Key String key, @WindowStart long from) {
            return "parts " + key + " " + from + values;
        }
    }

    /** By number. */
    @Uid("three")
    @KeyedBy("key")
    @Window(count = 3)
    class Three {
        @State
        String values = "";

        @OnEvent
        void add(Ping ping) {
            values += "," + ping.value();
        }

        @OnClose
        String close(@Key String key) {
            return "three " + key + " " + values;
        }
    }

    /** The last ones. */
    @Uid("last-five")
    @KeyedBy("key")
    @Window(count = 5, countSlide = 2)
    class LastFive {
        @State
        String values = "";

        @OnEvent
        void add(Ping ping) {
            values += "," + ping.value();
        }

        @OnClose
        String close(@Key String key) {
            return "lastFive " + key + " " + values;
        }
    }

    /** Fewer than have come. */
    @Uid("last-two")
    @KeyedBy("key")
    @Window(count = 2, countSlide = 5)
    class LastTwo {
        @State
        String values = "";

        @OnEvent
        void add(Ping ping) {
            values += "," + ping.value();
        }

        @OnClose
        String close(@Key String key) {
            return "lastTwo " + key + " " + values;
        }
    }

    /** Windows that never end. */
    @Uid("all-by-four")
    @KeyedBy("key")
    @Window(global = true, everyCount = 4)
    class AllByFour {
        @State
        String values = "";

        @OnEvent
        void add(Ping ping) {
            values += "," + ping.value();
        }

        @OnClose
        String close(@Key String key) {
            return "allByFour " + key + " " + values;
        }
    }

    /** Over all keys. */
    @Uid("overall")
    @Window(size = "8ms", lateness = "2ms")
    class Overall {
        @State
        String values = "";

        @OnEvent
        void add(Ping ping) {
            values += "," + ping.value();
        }

        @OnClose
        String close(@WindowStart long from) {
            return "overall all " + from + values;
        }
    }

    /** Fires when the value has moved far enough. */
    @Uid("delta")
    @KeyedBy("key")
    @Window(global = true)
    class Delta {
        @State
        boolean begun;

        @State
        long last;

        @State
        String values = "";

        @OnEvent
        void add(Ping ping) {
            values += "," + ping.value();
        }

        @FireWhen
        boolean moved(Ping ping) {
            if (!begun) {
                begun = true;
                last = ping.at();
                return false;
            }
            boolean moved = ping.at() - last > 6;
            if (moved) {
                last = ping.at();
            }
            return moved;
        }

        @OnClose
        String close(@Key String key) {
            return "delta " + key + " " + values;
        }
    }

    /** The events of the last ten milliseconds, whenever three more have come: evicting before. */
    @Uid("evicting")
    @KeyedBy("key")
    @Window(global = true, everyCount = 3)
    class Evicting {
        @State
        ListState<Ping> pings;

        @OnEvent
        void add(Ping ping) {
            pings.add(ping);
        }

        @OnClose
        String close(@Key String key) {
            long newest = Long.MIN_VALUE;
            for (Ping ping : pings) {
                newest = Math.max(newest, ping.at());
            }
            long cutOff = newest - 10;
            pings.removeIf(ping -> ping.at() <= cutOff);
            StringBuilder values = new StringBuilder();
            pings.forEach(ping -> values.append(',').append(ping.value()));
            return "evicting " + key + " " + values;
        }
    }

    /** All events of which no more than five are kept for the next time: evicting after. */
    @Uid("keeping")
    @KeyedBy("key")
    @Window(global = true, everyCount = 4)
    class Keeping {
        @State
        ListState<Ping> pings;

        @OnEvent
        void add(Ping ping) {
            pings.add(ping);
        }

        @OnClose
        String close(@Key String key) {
            StringBuilder values = new StringBuilder();
            pings.forEach(ping -> values.append(',').append(ping.value()));
            int[] tooMany = {pings.size() - 5};
            pings.removeIf(ping -> tooMany[0]-- > 0);
            return "keeping " + key + " " + values;
        }
    }

    /** Timers: ahead, in the past, doubled, cancelled, and set by others. */
    @Uid("timers")
    @KeyedBy("key")
    class Timers {
        @OnEvent
        String set(Ping ping, KeyTimers due) {
            long at = ping.at();
            switch ((int) (ping.value() % 5)) {
                case 0 -> due.at(at + ping.value());
                case 1 -> due.at(at - 20);
                case 2 -> {
                    due.at(at + 3);
                    due.at(at + 3);
                    due.at(at + 9);
                }
                case 3 -> due.cancel(at + 3);
                default -> due.at(Long.MAX_VALUE - at - 1_000);
            }
            return "timers " + ping.key() + " event " + ping.value();
        }

        @OnTimer("due")
        String due(@Key String key, @EventTime long at, KeyTimers due) {
            if (at % 7 == 0) {
                due.at(at + 1);
                due.at(at - 50);
            }
            if (at % 11 == 0) {
                due.cancel(at + 2);
            }
            return "timers " + key + " due " + at;
        }
    }

    @Source("file:pings.jsonl")
    StreamOf<Ping> pings();

    @Apply(Tumbling.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> tumbling();

    @Late(of = "tumbling")
    StreamOf<Ping> lateForTumbling();

    @From("lateForTumbling")
    @Sink("discard:")
    default String tumblingLate(Ping ping) {
        return "tumblingLate " + ping.key() + " " + ping.value();
    }

    @Apply(Sliding.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> sliding();

    @Late(of = "sliding")
    StreamOf<Ping> lateForSliding();

    @From("lateForSliding")
    @Sink("discard:")
    default String slidingLate(Ping ping) {
        return "slidingLate " + ping.key() + " " + ping.value();
    }

    @Apply(Patient.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> patient();

    @Late(of = "patient")
    StreamOf<Ping> lateForPatient();

    @From("lateForPatient")
    @Sink("discard:")
    default String patientLate(Ping ping) {
        return "patientLate " + ping.key() + " " + ping.value();
    }

    @Apply(Gaps.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> gaps();

    @Late(of = "gaps")
    StreamOf<Ping> lateForGaps();

    @From("lateForGaps")
    @Sink("discard:")
    default String gapsLate(Ping ping) {
        return "gapsLate " + ping.key() + " " + ping.value();
    }

    @Apply(Sessions.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> sessions();

    @Late(of = "sessions")
    StreamOf<Ping> lateForSessions();

    @From("lateForSessions")
    @Sink("discard:")
    default String sessionsLate(Ping ping) {
        return "sessionsLate " + ping.key() + " " + ping.value();
    }

    @Apply(Eager.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> eager();

    @Apply(Shares.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> shares();

    @Apply(Thirds.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> thirds();

    @Apply(Early.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> early();

    @Apply(Parts.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> parts();

    @Apply(Three.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> three();

    @Apply(LastFive.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> lastFive();

    @Apply(LastTwo.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> lastTwo();

    @Apply(AllByFour.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> allByFour();

    @Apply(Overall.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> overall();

    @Late(of = "overall")
    StreamOf<Ping> lateForOverall();

    @From("lateForOverall")
    @Sink("discard:")
    default String overallLate(Ping ping) {
        return "overallLate all " + ping.value();
    }

    @Apply(Delta.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> delta();

    @Apply(Evicting.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> evicting();

    @Apply(Keeping.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> keeping();

    @Apply(Timers.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> timers();
}
