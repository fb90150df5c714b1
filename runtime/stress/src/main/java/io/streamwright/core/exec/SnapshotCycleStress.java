package io.streamwright.core.exec;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/** A lane that passes a barrier and hands its state over, and the snapshot thread that writes it. */
final class SnapshotCycleStress {
    private SnapshotCycleStress() {}

    private static SnapshotCycle cycle(int lanes) {
        return new SnapshotCycle(1, SnapshotCycle.Purpose.GO_ON, true, lanes);
    }

    /** What the snapshot thread gets hold of, in words. */
    private static String collect(SnapshotCycle cycle) {
        if (!cycle.isReady()) {
            return "not ready";
        }
        try {
            return Frozen.written(cycle.freezes());
        } catch (IllegalStateException e) {
            return "ready without state";
        }
    }

    /** What is ready has all that the lane has put into it. */
    @JCStressTest
    @Outcome(id = "not ready", expect = Expect.ACCEPTABLE, desc = "looked before")
    @Outcome(id = "7 8 ", expect = Expect.ACCEPTABLE, desc = "looked behind: all sections")
    @Outcome(id = "ready without state", expect = Expect.FORBIDDEN, desc = "ready, but there is no state")
    @Outcome(expect = Expect.FORBIDDEN, desc = "ready, but the state is half built")
    @State
    public static class HandOver {
        private final SnapshotCycle cycle = cycle(1);

        @Actor
        public void lane() {
            LaneFreeze freeze = new LaneFreeze(0);
            freeze.add(Frozen.section(7));
            cycle.passed(0, 1);
            freeze.add(Frozen.section(8));
            cycle.passed(0, 2);
            cycle.ready(0, freeze);
        }

        @Actor
        public void snapshotThread(L_Result r) {
            r.r1 = collect(cycle);
        }
    }

    /** Two lanes hand over; each of them looks whether both have, as the snapshot thread would after either's signal. */
    @JCStressTest
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the second lane was the last")
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the first lane was the last")
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both were ready before either looked")
    @Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "both are ready and nobody sees it")
    @Outcome(expect = Expect.FORBIDDEN, desc = "ready, but the state of a lane is missing")
    @State
    public static class TwoLanes {
        private final SnapshotCycle cycle = cycle(2);

        private int ready(int lane) {
            LaneFreeze freeze = new LaneFreeze(lane);
            freeze.add(Frozen.section(7));
            cycle.passed(lane, 1);
            cycle.ready(lane, freeze);
            String seen = collect(cycle);
            return seen.equals("not ready") ? 0 : seen.equals("7 7 ") ? 1 : 2;
        }

        @Actor
        public void first(II_Result r) {
            r.r1 = ready(0);
        }

        @Actor
        public void second(II_Result r) {
            r.r2 = ready(1);
        }
    }

    /** How far a lane has come never goes back; third: the stages passed, as known behind the second look. */
    @JCStressTest
    @Outcome(id = "0, 0, [012]", expect = Expect.ACCEPTABLE, desc = "not seen, and perhaps at the barrier just then")
    @Outcome(id = "0, 1, [12]", expect = Expect.ACCEPTABLE, desc = "came to the barrier meanwhile")
    @Outcome(id = "0, 2, 2", expect = Expect.ACCEPTABLE, desc = "came to the barrier and was ready meanwhile")
    @Outcome(id = "1, 1, [12]", expect = Expect.ACCEPTABLE, desc = "at the barrier")
    @Outcome(id = "1, 2, 2", expect = Expect.ACCEPTABLE, desc = "became ready meanwhile")
    @Outcome(id = "2, 2, 2", expect = Expect.ACCEPTABLE, desc = "ready")
    @Outcome(id = ".*, 2, [01]", expect = Expect.FORBIDDEN, desc = "ready before all stages have passed")
    @Outcome(expect = Expect.FORBIDDEN, desc = "went back")
    @State
    public static class Progress {
        private final SnapshotCycle cycle = cycle(1);

        @Actor
        public void lane() {
            cycle.passed(0, 1);
            cycle.passed(0, 2);
            cycle.ready(0, new LaneFreeze(0));
        }

        private int stateNumber() {
            return switch (cycle.state(0)) {
                case REQUESTED -> 0;
                case AT_BARRIER -> 1;
                case READY -> 2;
            };
        }

        @Actor
        public void snapshotThread(III_Result r) {
            r.r1 = stateNumber();
            r.r2 = stateNumber();
            r.r3 = cycle.passedStages(0);
        }
    }

    /** The lane changes what it has frozen only once the snapshot thread says that it has read; second: whether it has. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "read as it was frozen")
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "read as it was frozen, and changed behind that")
    @Outcome(id = "2, .*", expect = Expect.FORBIDDEN, desc = "changed while it was read")
    @State
    public static class OverThenChange {
        private final SnapshotCycle cycle = cycle(1);
        private int frozen = 1;

        @Actor
        public void lane(II_Result r) {
            if (cycle.over()) {
                frozen = 2;
                r.r2 = 1;
            }
        }

        @Actor
        public void snapshotThread(II_Result r) {
            r.r1 = frozen;
            cycle.end();
        }
    }

    /** A snapshot that was given up stays so, while lanes still hand over. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "not given up yet")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "given up meanwhile")
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "given up")
    @Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "given up and then no more")
    @State
    public static class GivenUp {
        private final SnapshotCycle cycle = cycle(1);

        @Actor
        public void lane(II_Result r) {
            r.r1 = cycle.over() ? 1 : 0;
            cycle.passed(0, 1);
            cycle.ready(0, new LaneFreeze(0));
            r.r2 = cycle.over() ? 1 : 0;
        }

        @Actor
        public void snapshotThread() {
            cycle.end();
        }
    }
}
