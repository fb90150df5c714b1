package io.streamwright.core.exec;

import io.streamwright.core.codec.CorruptDataException;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.Operator;
import io.streamwright.core.operator.UnkeyedOperator;
import io.streamwright.core.snapshot.DamagedSnapshotException;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives the operators of a new lane the state of a snapshot. Internal to the engine and its test harness; called by the thread
 * that builds the lane, once {@link SnapshotCompatibility} has found nothing against it.
 */
public final class LaneRestore {
    private LaneRestore() {}

    /**
     * Restores all operators. Sources are restored apart, by {@link SourceSection#restoreInto}.
     *
     * @param place which of the lanes this is
     * @return the uids of the operators with state that the snapshot does not know: they start empty
     * @throws DamagedSnapshotException if a section is not what was written
     */
    public static List<String> restore(SnapshotReader snapshot, LaneProgram program, LanePlace place)
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
                restore(snapshot, operator, place);
            }
        }
        // a sweep that the barrier interrupted goes on where it was
        program.stages().forEach(program::watermarkMoved);
        return startEmpty;
    }

    private static void restore(SnapshotReader snapshot, Operator operator, LanePlace place) throws IOException {
        int lanes = place.lanesOf(operator.uid());
        if (place.lane() >= lanes) {
            return;
        }
        String what = "the state of the operator \"" + operator.uid() + "\"";
        try {
            int sections = countSections(snapshot, operator);
            if (sections == 0 || sections > snapshot.manifest().parallelism()) {
                throw new CorruptDataException("it has " + sections + " sections from "
                        + snapshot.manifest().parallelism() + " lanes");
            }
            boolean asBefore = sections == lanes && !operator.restoresFromAllLanes();
            snapshot.read(
                    SectionKind.OPERATOR,
                    operator.uid(),
                    asBefore ? place.lane() : 0,
                    asBefore ? place.lane() : sections - 1,
                    operator::restore);
            snapshot.read(
                    SectionKind.ROWS,
                    operator.uid(),
                    place.firstGroup(lanes),
                    place.lastGroup(lanes),
                    operator::restoreRows);
            if (operator instanceof UnkeyedOperator unkeyed) {
                restoreElements(snapshot, unkeyed, place.lane(), lanes, sections);
            }
        } catch (CorruptDataException e) {
            throw damaged(snapshot, what, e);
        }
        if (snapshot.manifest().parallelism() == 1) {
            operator.restoredFromOneLane();
        }
        operator.restored();
    }

    /** The lists of all lanes that wrote the snapshot, as far as something of them comes to this one. */
    private static void restoreElements(
            SnapshotReader snapshot, UnkeyedOperator operator, int lane, int lanes, int sections) throws IOException {
        operator.expectElements(lane, lanes);
        for (int from = 0; from < sections; from++) {
            int writer = from;
            if (operator.wantsElementsOf(writer)) {
                snapshot.read(
                        SectionKind.ELEMENTS,
                        operator.uid(),
                        writer,
                        writer,
                        in -> operator.restoreElements(writer, in));
            }
        }
        operator.expectComplete();
    }

    static DamagedSnapshotException damaged(SnapshotReader snapshot, String what, CorruptDataException cause) {
        return new DamagedSnapshotException(
                "snapshot " + snapshot.manifest().id() + ": " + what + " cannot be read: " + cause.getMessage(), cause);
    }

    private static int countSections(SnapshotReader snapshot, Operator operator) throws IOException {
        int[] sections = new int[1];
        snapshot.read(SectionKind.OPERATOR, operator.uid(), 0, Integer.MAX_VALUE, in -> sections[0]++);
        return sections[0];
    }
}
