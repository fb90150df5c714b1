package io.streamwright.core.exec;

import io.streamwright.core.api.JobProgress;
import io.streamwright.core.api.JobState;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** A lane that counts, and someone who looks. */
final class LaneCountersStress {
    private static final JobProgress.Snapshots NO_SNAPSHOTS = new JobProgress.Snapshots(0, 0, 0, 0, 0, 0);

    private LaneCountersStress() {}

    private static LaneCounters counters() {
        return new LaneCounters(List.of("source"), List.of("sink"));
    }

    private static JobProgress progress(LaneCounters counters) {
        return LaneCounters.progress(
                JobState.RUNNING, 0, List.of(counters), LaneCounters.noWatermarks(1), NO_SNAPSHOTS);
    }

    /** Values of which both halves change: events, results and late ones. */
    @JCStressTest
    @Outcome(
            id = "(0|4886718345), (0|4886718345), (0|4886718345)",
            expect = Expect.ACCEPTABLE,
            desc = "each before or behind")
    @Outcome(expect = Expect.FORBIDDEN, desc = "torn: half of a value")
    @State
    public static class Whole {
        /** 0x1_2345_6789. */
        private static final long VALUE = 4_886_718_345L;

        private final LaneCounters counters = counters();

        @Actor
        public void lane() {
            counters.source(0, VALUE, 0, 0, false, 0, 0, 0);
            counters.sink(0, VALUE);
            counters.lateDropped(VALUE);
        }

        @Actor
        public void user(JJJ_Result r) {
            JobProgress progress = progress(counters);
            r.r1 = progress.events();
            r.r2 = progress.results();
            r.r3 = progress.lateDropped();
        }
    }

    /** Who looks twice never sees less the second time. */
    @JCStressTest
    @Outcome(id = "0, [012]", expect = Expect.ACCEPTABLE, desc = "went on or stayed")
    @Outcome(id = "1, [12]", expect = Expect.ACCEPTABLE, desc = "went on or stayed")
    @Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "stayed")
    @Outcome(expect = Expect.FORBIDDEN, desc = "went back")
    @State
    public static class Forwards {
        private final LaneCounters counters = counters();

        @Actor
        public void lane() {
            counters.source(0, 1, 0, 0, false, 0, 0, 0);
            counters.source(0, 2, 0, 0, false, 0, 0, 0);
        }

        @Actor
        public void user(JJ_Result r) {
            r.r1 = progress(counters).events();
            r.r2 = progress(counters).events();
        }
    }

    /** Two users look while a lane comes back from idleness with a smaller watermark than the other lane has. */
    @JCStressTest
    @Outcome(id = "7, 7", expect = Expect.ACCEPTABLE, desc = "what was shown first is shown on")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a watermark that was shown goes back for one of the two")
    @State
    public static class WatermarkShown {
        private final LaneCounters idle = counters();
        private final LaneCounters active = counters();
        private final AtomicLongArray shown = LaneCounters.noWatermarks(1);

        public WatermarkShown() {
            idle.source(0, 0, 0, 3, true, 0, 0, 0);
            active.source(0, 0, 0, 7, false, 0, 0, 0);
            watermark();
        }

        private long watermark() {
            return LaneCounters.progress(JobState.RUNNING, 0, List.of(idle, active), shown, NO_SNAPSHOTS)
                    .watermark();
        }

        @Actor
        public void laneAndUser(JJ_Result r) {
            idle.source(0, 0, 0, 4, false, 0, 0, 0);
            r.r1 = watermark();
        }

        @Actor
        public void user(JJ_Result r) {
            r.r2 = watermark();
        }
    }

    /** Who looks again and again comes to see it. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "seen")
    @Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "never seen")
    @State
    public static class SeenInTheEnd {
        private final LaneCounters counters = counters();

        @Actor
        public void user() {
            while (progress(counters).lateDropped() == 0) {
                // no pause: the compiler must not take the look out of the loop
            }
        }

        @Signal
        public void lane() {
            counters.lateDropped(1);
        }
    }
}
