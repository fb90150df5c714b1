package io.streamwright.core.exec;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.state.FlatTable;
import io.streamwright.core.state.Segment;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LI_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/** A lane that goes on changing its rows, and the snapshot thread that writes them as they were at the barrier. */
final class FrozenTableStress {
    private FrozenTableStress() {}

    /** One row, whose value is a word or an object that is changed in place. */
    private static final class OneRow extends FlatTable {
        private static final long KEY = 5;
        private static final int HASH = 1;
        private static final int WORDS = 3;

        private final boolean object;

        OneRow(boolean object) {
            super(WORDS, object ? 1 : 0, object);
            this.object = object;
            Segment segment = segment(HASH);
            int at = at(segment);
            segment.words[at * WORDS] = Segment.meta(HASH);
            segment.words[at * WORDS + 1] = KEY;
            segment.rows++;
            if (object) {
                segment.refs[at] = new long[1];
            }
            put(1);
        }

        private static int at(Segment segment) {
            return segment.home(HASH);
        }

        void put(long value) {
            Segment segment = segment(HASH);
            int at = at(segment);
            if (object) {
                ((long[]) segment.refs[at])[0] = value;
            } else {
                segment.words[at * WORDS + 2] = value;
            }
        }

        LaneFreeze freeze() {
            LaneFreeze freeze = new LaneFreeze(0);
            freeze.add(Frozen.rows(freeze(2, new BinaryOutput())));
            return freeze;
        }

        @Override
        protected void encodeRow(Segment segment, int at, BinaryOutput out) {
            out.writeLong(segment.words[at * WORDS + 1]);
            out.writeLong(object ? ((long[]) segment.refs[at])[0] : segment.words[at * WORDS + 2]);
        }

        @Override
        public void decodeRow(BinaryInput in) {
            throw new UnsupportedOperationException();
        }
    }

    private static SnapshotCycle cycle() {
        return new SnapshotCycle(1, SnapshotCycle.Purpose.GO_ON, true, 1);
    }

    private static void handOver(SnapshotCycle cycle, LaneFreeze freeze) {
        while (freeze.encodeNext()) {
            // all at once
        }
        cycle.passed(0, 1);
        cycle.ready(0, freeze);
    }

    private static String write(SnapshotCycle cycle) {
        return cycle.isReady() ? Frozen.written(cycle.freezes()) : "not ready";
    }

    /** The lane changes a row behind the barrier, before or after it has handed its state over. */
    @JCStressTest
    @Outcome(id = "not ready", expect = Expect.ACCEPTABLE, desc = "looked before")
    @Outcome(id = "1 ", expect = Expect.ACCEPTABLE, desc = "the value at the barrier")
    @Outcome(id = "[23] ", expect = Expect.FORBIDDEN, desc = "a value from behind the barrier")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the row is missing or torn")
    @State
    public static class Words {
        private final OneRow table = new OneRow(false);
        private final SnapshotCycle cycle = cycle();

        @Actor
        public void lane() {
            handOver(cycle, table.freeze());
            table.put(2);
            table.put(3);
        }

        @Actor
        public void snapshotThread(L_Result r) {
            r.r1 = write(cycle);
        }
    }

    /** The same where objects are changed in place, so that the lane encodes them. */
    @JCStressTest
    @Outcome(id = "not ready", expect = Expect.ACCEPTABLE, desc = "looked before")
    @Outcome(id = "1 ", expect = Expect.ACCEPTABLE, desc = "the value at the barrier")
    @Outcome(id = "[23] ", expect = Expect.FORBIDDEN, desc = "a value from behind the barrier")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the row is missing or torn")
    @State
    public static class Objects {
        private final OneRow table = new OneRow(true);
        private final SnapshotCycle cycle = cycle();

        @Actor
        public void lane() {
            LaneFreeze freeze = table.freeze();
            table.put(2);
            handOver(cycle, freeze);
            table.put(3);
        }

        @Actor
        public void snapshotThread(L_Result r) {
            r.r1 = write(cycle);
        }
    }

    /** Once the snapshot is over the lane changes rows in place again; second: whether it was over. */
    @JCStressTest
    @Outcome(id = "1 , 0", expect = Expect.ACCEPTABLE, desc = "the value at the barrier; a copy was changed")
    @Outcome(id = "1 , 1", expect = Expect.ACCEPTABLE, desc = "the value at the barrier; changed in place behind that")
    @Outcome(id = "2 , .*", expect = Expect.FORBIDDEN, desc = "changed while it was written")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the row is missing or torn")
    @State
    public static class Release {
        private final OneRow table = new OneRow(false);
        private final LaneFreeze freeze = table.freeze();
        private final SnapshotCycle cycle = cycle();

        public Release() {
            handOver(cycle, freeze);
        }

        @Actor
        public void lane(LI_Result r) {
            if (cycle.over()) {
                freeze.release();
                r.r2 = 1;
            }
            table.put(2);
        }

        @Actor
        public void snapshotThread(LI_Result r) {
            r.r1 = Frozen.written(List.of(freeze));
            cycle.end();
        }
    }
}
