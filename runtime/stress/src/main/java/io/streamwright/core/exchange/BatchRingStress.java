package io.streamwright.core.exchange;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/** One thread offers to a ring, another one polls it. */
final class BatchRingStress {
    private BatchRingStress() {}

    private static int number(@Nullable Integer polled) {
        return polled == null ? 0 : polled;
    }

    /** Two elements through two places. */
    @JCStressTest
    @Outcome(id = "0, 0, 1, 2", expect = Expect.ACCEPTABLE, desc = "polled before both")
    @Outcome(id = "0, 1, 2, 0", expect = Expect.ACCEPTABLE, desc = "polled before the first and behind it")
    @Outcome(id = "1, 0, 2, 0", expect = Expect.ACCEPTABLE, desc = "polled between the two")
    @Outcome(id = "1, 2, 0, 0", expect = Expect.ACCEPTABLE, desc = "polled behind both")
    @Outcome(id = "2, .*", expect = Expect.FORBIDDEN, desc = "out of order: the second overtook the first")
    @Outcome(id = "0, 2, .*", expect = Expect.FORBIDDEN, desc = "out of order: the second overtook the first")
    @Outcome(id = "1, 1, .*", expect = Expect.FORBIDDEN, desc = "doubled: the first was polled twice")
    @Outcome(id = ".*, 1, 1, .*", expect = Expect.FORBIDDEN, desc = "doubled: the first was polled twice")
    @Outcome(id = ".*, 2, 2", expect = Expect.FORBIDDEN, desc = "doubled: the second was polled twice")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost: an element never came out")
    @State
    public static class TwoPlaces {
        private final BatchRing<Integer> ring = new BatchRing<>(2);

        @Actor
        public void offer() {
            ring.offer(1);
            ring.offer(2);
        }

        @Actor
        public void poll(IIII_Result r) {
            r.r1 = number(ring.poll());
            r.r2 = number(ring.poll());
        }

        @Arbiter
        public void rest(IIII_Result r) {
            r.r3 = number(ring.poll());
            r.r4 = number(ring.poll());
        }
    }

    /** Two elements through one place: the second goes in only once the first is out. Third: whether it went in. */
    @JCStressTest
    @Outcome(id = "0, 0, 0, 1", expect = Expect.ACCEPTABLE, desc = "full, as nothing was polled")
    @Outcome(id = "0, 1, 0, 0", expect = Expect.ACCEPTABLE, desc = "full, as the first was polled afterwards")
    @Outcome(id = "1, 0, 0, 0", expect = Expect.ACCEPTABLE, desc = "full, as the first was polled at the same time")
    @Outcome(id = "1, 0, 1, 2", expect = Expect.ACCEPTABLE, desc = "room behind the first poll")
    @Outcome(id = "0, 1, 1, 2", expect = Expect.ACCEPTABLE, desc = "room behind the second poll")
    @Outcome(id = "1, 2, 1, 0", expect = Expect.ACCEPTABLE, desc = "room between the polls")
    @Outcome(id = "0, 0, 1, .*", expect = Expect.FORBIDDEN, desc = "lost: the second took the place of the first")
    @Outcome(id = ".*, 2, 0, .*", expect = Expect.FORBIDDEN, desc = "an element came out that was refused")
    @Outcome(id = "1, 1, .*", expect = Expect.FORBIDDEN, desc = "doubled: the first was polled twice")
    @Outcome(id = "2, .*", expect = Expect.FORBIDDEN, desc = "out of order: the second overtook the first")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled: what came out is not what went in")
    @State
    public static class OnePlace {
        private final BatchRing<Integer> ring = new BatchRing<>(1);

        @Actor
        public void offer(IIII_Result r) {
            ring.offer(1);
            r.r3 = ring.offer(2) ? 1 : 0;
        }

        @Actor
        public void poll(IIII_Result r) {
            r.r1 = number(ring.poll());
            r.r2 = number(ring.poll());
        }

        @Arbiter
        public void rest(IIII_Result r) {
            r.r4 = number(ring.poll());
        }
    }

    /** A place that was freed before, as the offering thread can tell, must be found free. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "full: the poll has not been heard of")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "room: the poll was at the same time")
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "room: the poll came before")
    @Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "full although the place was freed before")
    @State
    public static class Room {
        private final BatchRing<Integer> ring = new BatchRing<>(1);
        private volatile boolean polled;

        public Room() {
            ring.offer(1);
        }

        @Actor
        public void poll() {
            ring.poll();
            polled = true;
        }

        @Actor
        public void offer(II_Result r) {
            r.r1 = polled ? 1 : 0;
            r.r2 = ring.offer(2) ? 1 : 0;
        }
    }

    /** What was written to a batch before it was offered, in fields and in arrays, is seen by the one who polls it. */
    @JCStressTest
    @Outcome(id = "nothing yet", expect = Expect.ACCEPTABLE, desc = "polled before")
    @Outcome(id = "whole", expect = Expect.ACCEPTABLE, desc = "polled behind")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a part of the batch was not seen that was written before the offer")
    @State
    public static class Content {
        private final BatchRing<Batch> ring = new BatchRing<>(2);

        @Actor
        public void offer() {
            ring.offer(Payload.batch(1));
        }

        @Actor
        public void poll(L_Result r) {
            r.r1 = Payload.seen(ring.poll(), 1);
        }
    }

    /** The same for a place that is used again, when the old batch is still known to the polling thread. */
    @JCStressTest
    @Outcome(id = "nothing yet", expect = Expect.ACCEPTABLE, desc = "polled before")
    @Outcome(id = "whole", expect = Expect.ACCEPTABLE, desc = "polled behind")
    @Outcome(id = "another batch", expect = Expect.FORBIDDEN, desc = "doubled: the batch before came out again")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a part of the batch was not seen that was written before the offer")
    @State
    public static class ContentOfSecond {
        private static final int TRIES = 64;

        private final BatchRing<Batch> ring = new BatchRing<>(1);

        public ContentOfSecond() {
            ring.offer(Payload.batch(1));
        }

        @Actor
        public void offer() {
            Batch second = Payload.batch(2);
            for (int tries = 0; tries < TRIES && !ring.offer(second); tries++) {
                Thread.onSpinWait();
            }
        }

        @Actor
        public void poll(L_Result r) {
            ring.poll();
            Batch second = ring.poll();
            for (int tries = 0; tries < TRIES && second == null; tries++) {
                second = ring.poll();
            }
            r.r1 = Payload.seen(second, 2);
        }
    }

    /** More elements than places, several times around. First: how many were not the next; second: how many are missing; third: how many were torn. */
    @JCStressTest
    @Outcome(id = "0, 0, 0", expect = Expect.ACCEPTABLE, desc = "all that went in came out, once and in order")
    @Outcome(id = "[^0].*", expect = Expect.FORBIDDEN, desc = "out of order or doubled: not the next number came out")
    @Outcome(id = "0, -.*", expect = Expect.FORBIDDEN, desc = "doubled: more came out than went in")
    @Outcome(id = "0, .*, 0", expect = Expect.FORBIDDEN, desc = "lost: less came out than went in")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a part of a batch was not seen that was written before the offer")
    @State
    public static class Around {
        private static final int ELEMENTS = 7;
        private static final int TRIES = 40;

        private final BatchRing<Batch> ring = new BatchRing<>(2);
        private int accepted;
        private int polled;
        private int wrong;
        private int torn;

        @Actor
        public void offer() {
            for (int tries = 0; tries < TRIES && accepted < ELEMENTS; tries++) {
                if (ring.offer(Payload.batch(accepted + 1))) {
                    accepted++;
                }
            }
        }

        @Actor
        public void poll() {
            for (int tries = 0; tries < TRIES && polled < ELEMENTS; tries++) {
                take(ring.poll());
            }
        }

        private void take(@Nullable Batch batch) {
            if (batch != null) {
                polled++;
                String seen = Payload.seen(batch, polled);
                if (seen.equals("another batch")) {
                    wrong++;
                } else if (!seen.equals("whole")) {
                    torn++;
                }
            }
        }

        @Arbiter
        public void rest(III_Result r) {
            for (int i = 0; i < ring.capacity(); i++) {
                take(ring.poll());
            }
            r.r1 = wrong;
            r.r2 = accepted - polled;
            r.r3 = torn;
        }
    }

    /** Who polls again and again comes to see what was offered. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "the element was seen")
    @Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "the element is never seen")
    @State
    public static class OfferIsSeen {
        private final BatchRing<Integer> ring = new BatchRing<>(1);

        @Actor
        public void poll() {
            while (ring.poll() == null) {
                // no pause: the compiler must not take the look out of the loop
            }
        }

        @Signal
        public void offer() {
            ring.offer(1);
        }
    }

    /** Who offers again and again comes to see that there is room. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "the room was seen")
    @Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "the room is never seen")
    @State
    public static class RoomIsSeen {
        private final BatchRing<Integer> ring = new BatchRing<>(1);

        public RoomIsSeen() {
            ring.offer(1);
        }

        @Actor
        public void offer() {
            while (!ring.offer(2)) {
                // no pause: the compiler must not take the look out of the loop
            }
        }

        @Signal
        public void poll() {
            ring.poll();
        }
    }

    /** Batches that go back and are filled again. First: how many were not the next; second: how many were torn. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "each held what was written last")
    @Outcome(expect = Expect.FORBIDDEN, desc = "what was written for another round was seen")
    @State
    public static class FilledAgain {
        private static final int ROUNDS = 7;
        private static final int TRIES = 40;

        private final BatchRing<Batch> ring = new BatchRing<>(2);
        private final BatchRing<Batch> spent = new BatchRing<>(2);
        private int sent;
        private int polled;
        private int wrong;
        private int torn;

        @Actor
        public void sender() {
            @Nullable Batch filled = null;
            for (int tries = 0; tries < TRIES && sent < ROUNDS; tries++) {
                if (filled == null) {
                    Batch again = spent.poll();
                    filled = Payload.filled(again == null ? new Batch() : again, sent + 1);
                }
                if (ring.offer(filled)) {
                    sent++;
                    filled = null;
                }
            }
        }

        @Actor
        public void receiver() {
            for (int tries = 0; tries < TRIES && polled < ROUNDS; tries++) {
                Batch batch = ring.poll();
                if (batch != null) {
                    polled++;
                    String seen = Payload.seen(batch, polled);
                    if (seen.equals("another batch")) {
                        wrong++;
                    } else if (!seen.equals("whole")) {
                        torn++;
                    }
                    spent.offer(batch);
                }
            }
        }

        @Arbiter
        public void rest(II_Result r) {
            r.r1 = wrong;
            r.r2 = torn;
        }
    }
}
