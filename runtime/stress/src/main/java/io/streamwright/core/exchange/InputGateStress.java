package io.streamwright.core.exchange;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A lane to which a barrier comes, and the snapshot thread that gives it up. */
final class InputGateStress {
    private InputGateStress() {}

    /** The lane does what {@code LaneStages.receive} does. */
    @JCStressTest
    @Outcome(id = "passed", expect = Expect.ACCEPTABLE, desc = "passed before it was given up, or at the same time")
    @Outcome(id = "passed over", expect = Expect.ACCEPTABLE, desc = "given up before it came from all")
    @Outcome(
            id = "no barrier",
            expect = Expect.FORBIDDEN,
            desc = "come from all, and then there is none: the job fails")
    @State
    public static class GivenUpWhenAligned {
        private final PairLane lane;
        private final InputGate gate;
        private volatile boolean over;

        public GivenUpWhenAligned() {
            var pair = PairLane.pair(1, 8);
            pair.get(0).numbers.barrier(() -> over);
            lane = pair.get(1);
            gate = lane.gate();
        }

        @Actor
        public void lane(L_Result r) {
            gate.poll();
            if (gate.aligned()) {
                r.r1 = gate.aligning() == null ? "no barrier" : "passed";
                gate.release();
            } else {
                r.r1 = "passed over";
            }
        }

        @Actor
        public void snapshotThread() {
            over = true;
        }
    }
}
