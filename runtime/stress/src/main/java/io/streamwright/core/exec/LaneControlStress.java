package io.streamwright.core.exec;

import io.streamwright.core.exchange.StressSetup;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.SweepBudget;
import io.streamwright.core.sink.PendingCommit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/** The snapshot thread that asks, and the lane that looks between two batches. */
final class LaneControlStress {
    private LaneControlStress() {}

    private static final class NoStreams extends LaneProgram {
        NoStreams() {
            super(new StressSetup(0, 1, 1), 1);
        }

        @Override
        protected boolean advance(SweepBudget sweepBudget) {
            return true;
        }
    }

    /** A lane, and two snapshots to ask it for. */
    public static class Asked {
        final LaneProgram program = new NoStreams();
        final LaneControl control = new LaneControl(new JobSignals(1, null), program);
        final SnapshotCycle one = new SnapshotCycle(1, SnapshotCycle.Purpose.GO_ON, true, 1);
        final SnapshotCycle two = new SnapshotCycle(2, SnapshotCycle.Purpose.GO_ON, true, 1);

        /** Made by jcstress by way of those that extend it. */
        protected Asked() {}

        int seen() {
            SnapshotCycle cycle = control.cycle();
            return cycle == null ? 0 : (int) cycle.id();
        }

        int lookUp() {
            return program.lookUpWanted() ? 1 : 0;
        }
    }

    /** First: whether the lane has seen the request; second: whether it will look up again. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "seen")
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "seen, and the lane looks once more in vain")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "not seen yet, but the lane looks up again")
    @Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "the request is lost: its look up was taken back unseen")
    @State
    public static class Request extends Asked {
        @Actor
        public void snapshotThread() {
            control.request(one);
        }

        @Actor
        public void lane(II_Result r) {
            control.look();
            r.r1 = seen();
        }

        @Arbiter
        public void rest(II_Result r) {
            r.r2 = lookUp();
        }
    }

    /** The same where the lane has wanted to look up for a reason of its own, a stall. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "seen")
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "seen, and the lane looks once more in vain")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "not seen yet, but the lane looks up again")
    @Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "the request is lost: its look up was taken back unseen")
    @State
    public static class RequestWhileStalled extends Asked {
        public RequestWhileStalled() {
            program.stall(program.stage(0));
        }

        @Actor
        public void snapshotThread() {
            control.request(one);
        }

        @Actor
        public void lane(II_Result r) {
            control.look();
            r.r1 = seen();
        }

        @Arbiter
        public void rest(II_Result r) {
            r.r2 = lookUp();
        }
    }

    /** Two requests, two rounds of the lane; third: whether it will look up again. */
    @JCStressTest
    @Outcome(id = "[012], 2, [01]", expect = Expect.ACCEPTABLE, desc = "the second was seen")
    @Outcome(id = "[01], 1, 1", expect = Expect.ACCEPTABLE, desc = "the first was seen, and the lane looks up again")
    @Outcome(id = "0, 0, 1", expect = Expect.ACCEPTABLE, desc = "not seen yet, but the lane looks up again")
    @Outcome(id = ".*, [01], 0", expect = Expect.FORBIDDEN, desc = "the second request is lost")
    @Outcome(expect = Expect.FORBIDDEN, desc = "an older request took the place of a newer one")
    @State
    public static class TwoRequests extends Asked {
        @Actor
        public void snapshotThread() {
            control.request(one);
            control.request(two);
        }

        @Actor
        public void lane(III_Result r) {
            control.look();
            r.r1 = seen();
            control.look();
            r.r2 = seen();
        }

        @Arbiter
        public void rest(III_Result r) {
            r.r3 = lookUp();
        }
    }

    /** First: whether the lane has seen that it shall end; second: whether it will look up again. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "seen")
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "seen, and the lane looks once more in vain")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "not seen yet, but the lane looks up again")
    @Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "the end is lost: its look up was taken back unseen")
    @State
    public static class End extends Asked {
        @Actor
        public void snapshotThread() {
            control.end();
        }

        @Actor
        public void lane(II_Result r) {
            control.look();
            r.r1 = control.ended() ? 1 : 0;
        }

        @Arbiter
        public void rest(II_Result r) {
            r.r2 = lookUp();
        }
    }

    /** What sinks have prepared is there when the lane's state is, whole and in order; nothing is left or comes twice. */
    @JCStressTest
    @Outcome(id = "not ready, 1 2 ", expect = Expect.ACCEPTABLE, desc = "looked before")
    @Outcome(id = "1 2 , ", expect = Expect.ACCEPTABLE, desc = "collected")
    @Outcome(id = "1 , .*", expect = Expect.FORBIDDEN, desc = "ready, but not all that was prepared is there")
    @Outcome(id = ", .*", expect = Expect.FORBIDDEN, desc = "ready, but nothing that was prepared is there")
    @Outcome(
            id = ".*2 1.*",
            expect = Expect.FORBIDDEN,
            desc = "out of order: the newer output would be published first")
    @Outcome(id = ".*0.*", expect = Expect.FORBIDDEN, desc = "the content of a token is not seen")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
    @State
    public static class Prepared extends Asked {
        private String collected = "not ready";

        @Actor
        public void lane() {
            control.hand(0, token(1));
            control.hand(0, token(2));
            one.passed(0, 1);
            one.ready(0, new LaneFreeze(0));
        }

        private static PendingCommit token(int number) {
            byte[] token = new byte[1];
            PendingCommit pending = new PendingCommit(token);
            token[0] = (byte) number;
            return pending;
        }

        @Actor
        public void snapshotThread() {
            if (one.isReady()) {
                collected = collect();
            }
        }

        private String collect() {
            StringBuilder text = new StringBuilder();
            for (LaneControl.@Nullable Prepared each = control.takePrepared();
                    each != null;
                    each = control.takePrepared()) {
                text.append(each.commit().token()[0]).append(' ');
            }
            return text.toString();
        }

        @Arbiter
        public void rest(L_Result r) {
            r.r1 = collected + ", " + collect();
        }
    }

    /** A lane that reads a long batch looks at nothing else. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "the lane looked up")
    @Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "the lane never looks up")
    @State
    public static class ReadingLaneLooksUp extends Asked {
        @Actor
        public void lane() {
            while (!program.lookUpWanted()) {
                // no pause: the compiler must not take the look out of the loop
            }
        }

        @Signal
        public void snapshotThread() {
            control.request(one);
        }
    }

    /** A lane that sleeps, here without a limit. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "the lane woke up")
    @Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "the lane sleeps on")
    @State
    public static class SleepingLaneWakesUp extends Asked {
        @Actor
        public void lane() {
            control.attach(Thread.currentThread());
            while (control.cycle() == null) {
                LockSupport.park(this);
            }
        }

        @Signal
        public void snapshotThread() {
            control.request(one);
        }
    }
}
