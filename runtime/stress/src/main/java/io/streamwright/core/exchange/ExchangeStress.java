package io.streamwright.core.exchange;

import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A lane that sends through an exchange, with watermarks, a barrier and the end, and one that receives meanwhile. */
final class ExchangeStress {
    private static final int ATTEMPTS = 6;
    private static final int LAST_ATTEMPTS = 16;

    private ExchangeStress() {}

    private static void send(PairLane lane) {
        lane.numbers.advanceTo(10, false);
        lane.numbers.send(1, 0);
        lane.numbers.advanceTo(20, false);
        lane.numbers.send(2, 0);
        lane.numbers.flush();
        lane.numbers.barrier(() -> false);
        lane.numbers.send(3, 0);
        lane.numbers.advanceTo(Long.MAX_VALUE, false);
        lane.numbers.end();
        lane.numbers.retry();
    }

    private static String rest(List<PairLane> pair) {
        for (int i = 0; i < LAST_ATTEMPTS; i++) {
            pair.get(0).numbers.retry();
            pair.get(1).receive(1);
        }
        return pair.get(1).log();
    }

    /** The rings have room for all. */
    @JCStressTest
    @Outcome(
            id = "1@10 2@20 \\| 3@20 end@9223372036854775807",
            expect = Expect.ACCEPTABLE,
            desc = "all, in order, each behind the watermark that it was sent behind")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, out of order, or behind another watermark or barrier")
    @State
    public static class Flowing {
        private final List<PairLane> pair = PairLane.pair(2, 8);

        @Actor
        public void sender() {
            send(pair.get(0));
        }

        @Actor
        public void receiver() {
            pair.get(1).receive(ATTEMPTS);
        }

        @Arbiter
        public void rest(L_Result r) {
            r.r1 = ExchangeStress.rest(pair);
        }
    }

    /** Each event fills the ring, so that what follows waits at the sender. */
    @JCStressTest
    @Outcome(
            id = "1@10 2@20 \\| 3@20 end@9223372036854775807",
            expect = Expect.ACCEPTABLE,
            desc = "all, in order, each behind the watermark that it was sent behind")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, out of order, or behind another watermark or barrier")
    @State
    public static class Stalling {
        private final List<PairLane> pair = PairLane.pair(1, 1);

        @Actor
        public void sender() {
            send(pair.get(0));
        }

        @Actor
        public void receiver() {
            pair.get(1).receive(ATTEMPTS);
        }

        @Arbiter
        public void rest(L_Result r) {
            r.r1 = ExchangeStress.rest(pair);
        }
    }
}
