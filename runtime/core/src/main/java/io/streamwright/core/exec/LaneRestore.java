package io.streamwright.core.exec;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.CorruptDataException;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.Operator;
import io.streamwright.core.snapshot.DamagedSnapshotException;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Gives the operators of a new lane the state of a snapshot. Internal to the engine and its test harness; called by the thread
 * that builds the lane, once {@link SnapshotCompatibility} has found nothing against it.
 */
public final class LaneRestore {
    private LaneRestore() {}

    /**
     * Restores all operators. Sources are restored apart, by {@link SourceSection#restoreInto}.
     *
     * @param firstGroup the first key group of the lane
     * @param lastGroup the last key group of the lane, inclusive
     * @return the uids of the operators with state that the snapshot does not know: they start empty
     * @throws DamagedSnapshotException if a section is not what was written
     */
    public static List<String> restore(SnapshotReader snapshot, LaneProgram program, int firstGroup, int lastGroup)
            throws IOException {
        Set<String> known = new HashSet<>();
        for (SnapshotManifest.Part part : snapshot.manifest().parts()) {
            if (part.kind() == SectionKind.OPERATOR) {
                known.add(part.uid());
            }
        }
        List<String> startEmpty = new ArrayList<>();
        for (Operator operator : program.operators()) {
            if (operator.stateful() && !known.contains(operator.uid())) {
                startEmpty.add(operator.uid());
            } else if (operator.stateful()) {
                restore(snapshot, operator, firstGroup, lastGroup);
            }
        }
        // a sweep that the barrier interrupted goes on where it was
        program.watermarkMoved();
        return startEmpty;
    }

    private static void restore(SnapshotReader snapshot, Operator operator, int firstGroup, int lastGroup)
            throws IOException {
        String what = "the state of the operator \"" + operator.uid() + "\"";
        try {
            CountingConsumer own = new CountingConsumer(operator::restore);
            snapshot.read(SectionKind.OPERATOR, operator.uid(), -1, -1, own);
            if (own.sections != 1) {
                throw new CorruptDataException("it has " + own.sections + " sections instead of one");
            }
            snapshot.read(SectionKind.ROWS, operator.uid(), firstGroup, lastGroup, operator::restoreRows);
        } catch (CorruptDataException e) {
            throw damaged(snapshot, what, e);
        }
        operator.restored();
    }

    static DamagedSnapshotException damaged(SnapshotReader snapshot, String what, CorruptDataException cause) {
        return new DamagedSnapshotException(
                "snapshot " + snapshot.manifest().id() + ": " + what + " cannot be read: " + cause.getMessage(), cause);
    }

    private static final class CountingConsumer implements Consumer<BinaryInput> {
        private final Consumer<BinaryInput> consumer;
        private int sections;

        CountingConsumer(Consumer<BinaryInput> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void accept(BinaryInput in) {
            sections++;
            consumer.accept(in);
        }
    }
}
