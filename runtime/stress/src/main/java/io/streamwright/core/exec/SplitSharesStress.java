package io.streamwright.core.exec;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** The discovery thread that gives splits away, and lanes that end theirs and ask who has any. */
final class SplitSharesStress {
    private SplitSharesStress() {}

    private static int elsewhere(SplitShares shares, int lane) {
        return shares.onlyElsewhere(lane) ? 1 : 0;
    }

    /** A split is given while the first lane ends its only one. Then: whether lane 0, lane 1 has one elsewhere only. */
    @JCStressTest
    @Outcome(id = "1, 1, 0", expect = Expect.ACCEPTABLE, desc = "given to lane 1, lane 0 has none left")
    @Outcome(id = "0, 0, 1", expect = Expect.ACCEPTABLE, desc = "given to lane 0, which had none left")
    @Outcome(id = ".*, 0, 0", expect = Expect.FORBIDDEN, desc = "lost: nobody has the split")
    @Outcome(id = ".*, 1, 1", expect = Expect.FORBIDDEN, desc = "both lanes leave it to the other")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the count of a lane is wrong")
    @State
    public static class GiveAndEnd {
        private final SplitShares shares = new SplitShares(2);

        public GiveAndEnd() {
            shares.give();
        }

        @Actor
        public void discovery(III_Result r) {
            r.r1 = shares.give();
        }

        @Actor
        public void lane() {
            shares.ended(0);
        }

        @Arbiter
        public void rest(III_Result r) {
            r.r2 = elsewhere(shares, 0);
            r.r3 = elsewhere(shares, 1);
        }
    }

    /** A lane that has a split never leaves it to others, whatever they are given. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "holds back the source")
    @Outcome(id = ".*, 1", expect = Expect.FORBIDDEN, desc = "does not hold back the source although it has a split")
    @Outcome(expect = Expect.FORBIDDEN, desc = "not the lane with the fewest was given the split")
    @State
    public static class GivenToOther {
        private final SplitShares shares = new SplitShares(2);

        public GivenToOther() {
            shares.give();
        }

        @Actor
        public void discovery(II_Result r) {
            r.r1 = shares.give();
        }

        @Actor
        public void lane(II_Result r) {
            r.r2 = elsewhere(shares, 0);
        }
    }

    /** Two lanes end one of two splits each at the same time. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "both have one left")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the count of a lane is wrong")
    @State
    public static class TwoEnd {
        private final SplitShares shares = new SplitShares(2);

        public TwoEnd() {
            for (int i = 0; i < 2 * 2; i++) {
                shares.give();
            }
        }

        @Actor
        public void first() {
            shares.ended(0);
        }

        @Actor
        public void second() {
            shares.ended(1);
        }

        @Arbiter
        public void rest(II_Result r) {
            r.r1 = elsewhere(shares, 0);
            r.r2 = elsewhere(shares, 1);
        }
    }

    /** The first split is given to the very lane that asks; second: where it went. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "holds back the source")
    @Outcome(id = "1, .*", expect = Expect.FORBIDDEN, desc = "leaves its own split to others, who do not have any")
    @Outcome(expect = Expect.FORBIDDEN, desc = "not the lane with the fewest was given the split")
    @State
    public static class GivenToSelf {
        private final SplitShares shares = new SplitShares(2);

        @Actor
        public void discovery(II_Result r) {
            r.r2 = shares.give();
        }

        @Actor
        public void lane(II_Result r) {
            r.r1 = elsewhere(shares, 0);
        }
    }

    /** Each lane is given a split, the asking one first: at no moment has only the other one any. */
    @JCStressTest
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "holds back the source")
    @Outcome(id = "1, .*", expect = Expect.FORBIDDEN, desc = "leaves its own split to others")
    @Outcome(expect = Expect.FORBIDDEN, desc = "not the lane with the fewest was given the split")
    @State
    public static class GivenToBoth {
        private final SplitShares shares = new SplitShares(2);

        @Actor
        public void discovery(II_Result r) {
            shares.give();
            r.r2 = shares.give();
        }

        @Actor
        public void lane(II_Result r) {
            r.r1 = elsewhere(shares, 0);
        }
    }
}
