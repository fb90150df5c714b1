package io.streamwright.core.exec;

import java.util.concurrent.CompletableFuture;
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

/** Lanes and users that signal, and the snapshot thread that waits. */
final class JobSignalsStress {
    private JobSignalsStress() {}

    /** Two lanes have processed all; third: whether that is known in the end. */
    @JCStressTest
    @Outcome(id = "0, 1, 1", expect = Expect.ACCEPTABLE, desc = "the second lane was the last")
    @Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "the first lane was the last")
    @Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "both had signalled before either looked")
    @Outcome(id = "0, 0, .*", expect = Expect.FORBIDDEN, desc = "both have signalled and neither sees it")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a lane was not counted")
    @State
    public static class Drained {
        private final JobSignals signals = new JobSignals(2, null);

        private int look() {
            return signals.isDrained() ? 1 : 0;
        }

        @Actor
        public void first(III_Result r) {
            signals.drained();
            r.r1 = look();
        }

        @Actor
        public void second(III_Result r) {
            signals.drained();
            r.r2 = look();
        }

        @Arbiter
        public void rest(III_Result r) {
            r.r3 = look();
        }
    }

    /** Two lanes end; third: whether that is known in the end. */
    @JCStressTest
    @Outcome(id = "0, 1, 1", expect = Expect.ACCEPTABLE, desc = "the second lane was the last")
    @Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "the first lane was the last")
    @Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "both had ended before either looked")
    @Outcome(id = "0, 0, .*", expect = Expect.FORBIDDEN, desc = "both have ended and neither sees it")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a lane was not counted")
    @State
    public static class Ended {
        private final JobSignals signals = new JobSignals(2, null);

        private int look() {
            return signals.haveLanesEnded() && signals.hasAnyLaneEnded() ? 1 : 0;
        }

        @Actor
        public void first(III_Result r) {
            signals.laneEnded();
            r.r1 = look();
        }

        @Actor
        public void second(III_Result r) {
            signals.laneEnded();
            r.r2 = look();
        }

        @Arbiter
        public void rest(III_Result r) {
            r.r3 = look();
        }
    }

    /** A snapshot is wanted while those who wait are collected; second: how many are collected the next time. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "collected")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "collected the next time")
    @Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "lost: who asked waits for ever")
    @Outcome(expect = Expect.FORBIDDEN, desc = "collected twice")
    @State
    public static class Wanted {
        private final JobSignals signals = new JobSignals(1, null);

        @Actor
        public void user() {
            signals.want(new CompletableFuture<>());
        }

        @Actor
        public void snapshotThread(II_Result r) {
            r.r1 = signals.takeWanted().size();
        }

        @Arbiter
        public void rest(II_Result r) {
            r.r2 = signals.takeWanted().size();
        }
    }

    /** Two users want a snapshot. */
    @JCStressTest
    @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "both are known")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost: one of them waits for ever")
    @State
    public static class WantedByTwo {
        private final JobSignals signals = new JobSignals(1, null);

        @Actor
        public void first() {
            signals.want(new CompletableFuture<>());
        }

        @Actor
        public void second() {
            signals.want(new CompletableFuture<>());
        }

        @Arbiter
        public void rest(II_Result r) {
            r.r1 = signals.snapshotWanted() ? 1 : 0;
            r.r2 = signals.takeWanted().size();
        }
    }

    /** Two lanes fail: one failure counts and the other one stands with it. */
    @JCStressTest
    @Outcome(id = "one with two", expect = Expect.ACCEPTABLE, desc = "the first lane failed first")
    @Outcome(id = "two with one", expect = Expect.ACCEPTABLE, desc = "the second lane failed first")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a failure is lost")
    @State
    public static class Failures {
        private final JobSignals signals = new JobSignals(2, null);

        /** Without a stack trace, which would cost more than all else. */
        private static final class Failure extends Exception {
            Failure(String message) {
                super(message, null, true, false);
            }
        }

        @Actor
        public void first() {
            signals.fail(new Failure("one"));
        }

        @Actor
        public void second() {
            signals.fail(new Failure("two"));
        }

        @Arbiter
        public void rest(L_Result r) {
            Throwable failure = signals.failure();
            r.r1 = failure == null || failure.getSuppressed().length != 1 || !signals.ending()
                    ? "lost"
                    : failure.getMessage() + " with " + failure.getSuppressed()[0].getMessage();
        }
    }

    /** The snapshot thread waits, without a limit, for the last lane. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "woke up")
    @Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "waits on although the lane has signalled")
    @State
    public static class AwaitDrained {
        private final JobSignals signals = new JobSignals(1, null);

        @Actor
        public void snapshotThread() {
            signals.await(signals::isDrained, Long.MAX_VALUE);
        }

        @Signal
        public void lane() {
            signals.drained();
        }
    }

    /** The snapshot thread waits, without a limit, for what the lane writes elsewhere before it signals. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "woke up")
    @Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "waits on although the lane is ready and has signalled")
    @State
    public static class AwaitReady {
        private final JobSignals signals = new JobSignals(1, null);
        private final SnapshotCycle cycle = new SnapshotCycle(1, SnapshotCycle.Purpose.GO_ON, true, 1);

        @Actor
        public void snapshotThread() {
            signals.await(cycle::isReady, Long.MAX_VALUE);
        }

        @Signal
        public void lane() {
            cycle.ready(0, new LaneFreeze(0));
            signals.changed();
        }
    }
}
