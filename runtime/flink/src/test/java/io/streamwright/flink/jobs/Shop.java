package io.streamwright.flink.jobs;

import io.streamwright.Apply;
import io.streamwright.Config;
import io.streamwright.EventTime;
import io.streamwright.From;
import io.streamwright.Key;
import io.streamwright.KeyTimer;
import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.OnTimer;
import io.streamwright.Out;
import io.streamwright.Service;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.TimeDomain;
import io.streamwright.Uid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A keyed operator with all that one can have: mutable state, timers of both kinds, a setting, a service. */
@StreamJob("shop")
public interface Shop {
    /** A user looks at a page. Nothing of them follows once they leave. */
    record Visit(
            String user,
            String page,
            boolean leaves,
            @EventTime Instant at) {}

    /** What there is to say of a user. */
    record Report(String user, String what, String pages, long visits) {}

    /** How pages are called. */
    class Titles {
        /** The title of a page. */
        public String of(String page) {
            return "<" + page + ">";
        }
    }

    /** Follows the visits of a user. */
    @Uid("sessions")
    @KeyedBy("user")
    class Sessions {
        @Config("linger")
        Duration linger = Duration.ofMillis(20);

        @Service
        Titles titles;

        @State
        List<String> pages = new ArrayList<>();

        @State
        long visits;

        @OnEvent
        void visit(Visit visit, KeyTimer greeting, KeyTimer gone, KeyTimer forget, Out<Report> out) {
            visits++;
            pages.add(titles.of(visit.page()));
            if (pages.size() == 1) {
                greeting.after(Duration.ofSeconds(10));
            }
            gone.after(Duration.ofSeconds(30));
            if (visit.leaves()) {
                greeting.cancel();
                gone.cancel();
                forget.after(linger);
                out.emit(report(visit.user(), "left"));
                pages.clear();
            }
        }

        @OnTimer("greeting")
        Report greeting(@Key String user) {
            return report(user, "greeted");
        }

        @OnTimer("gone")
        Report gone(@Key String user) {
            Report report = report(user, "gone");
            pages.clear();
            return report;
        }

        @OnTimer(value = "forget", time = TimeDomain.PROCESSING)
        Report forget(@Key String user) {
            Report report = report(user, "forgotten");
            visits = 0;
            return report;
        }

        private Report report(String user, String what) {
            return new Report(user, what, String.join("", pages), visits);
        }
    }

    /** Where they come in. */
    @Source("file:visits.jsonl")
    StreamOf<Visit> visits();

    /** Where they come out. */
    @Apply(Sessions.class)
    @From("visits")
    @Sink("discard:")
    StreamOf<Report> reports();
}
