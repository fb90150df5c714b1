package io.streamwright.core.exec;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.graph.StreamNode;
import io.streamwright.core.operator.FrozenState;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.Operator;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a lane contributes to one snapshot, as it was at the barrier. Internal to the engine and its test harness.
 *
 * <p>The lane makes it, calls {@link #encodeNext} until that gives false, hands it over, and in the end calls {@link
 * #release}; between these the snapshot thread calls {@link #write}. A lane can be frozen again once it was released.
 */
public final class LaneFreeze {
    private final int lane;
    private final List<FrozenState> states = new ArrayList<>();
    private int encoded;

    /** Nothing yet. */
    LaneFreeze(int lane) {
        this.lane = lane;
    }

    /**
     * Marks the state of all operators of a job that has one lane, in a time that does not depend on its size.
     *
     * @param keyGroups the number of key groups of the job
     * @param others what belongs into the same snapshot: positions of sources
     */
    public static LaneFreeze freeze(LaneProgram program, int keyGroups, List<FrozenState> others) {
        LaneFreeze freeze = new LaneFreeze(0);
        others.forEach(freeze::add);
        program.operators().forEach(operator -> freeze.add(operator, keyGroups));
        return freeze;
    }

    /** As {@link #freeze(LaneProgram, int, List)}, for one of several lanes: of the operators that run on it. */
    public static LaneFreeze freeze(LaneProgram program, LanePlace place, List<FrozenState> others) {
        LaneFreeze freeze = new LaneFreeze(place.lane());
        others.forEach(freeze::add);
        for (Operator operator : program.operators()) {
            if (place.lane() < place.lanesOf(operator.uid())) {
                freeze.add(operator, place.keyGroups());
            }
        }
        return freeze;
    }

    /** Marks the state of an operator, in a time that does not depend on its size. */
    void add(Operator operator, int keyGroups) {
        if (operator.stateful()) {
            states.add(operator.freeze(keyGroups));
        }
    }

    /** Adds what belongs into the same snapshot. */
    void add(FrozenState state) {
        states.add(state);
    }

    /** Encodes a bounded part on the lane; false if nothing is left and the snapshot thread may go on. */
    public boolean encodeNext() {
        while (encoded < states.size()) {
            if (states.get(encoded).encodeNext()) {
                return true;
            }
            encoded++;
        }
        return false;
    }

    /** Writes everything, on the snapshot thread. */
    public void write(SnapshotWriter out) throws IOException {
        for (FrozenState state : states) {
            state.write(lane, out);
        }
    }

    /** Lets the state go, on the lane. */
    public void release() {
        states.forEach(FrozenState::release);
    }

    /** What a manifest says of a job: its sources, the operators that have state, its sinks. */
    public static List<SnapshotManifest.Part> parts(CompiledJob job, LaneProgram program) {
        List<SnapshotManifest.Part> parts = new ArrayList<>();
        for (StreamNode stream : job.graph().streams()) {
            if (stream.source() != null) {
                String schema = job.codec(stream.name()).schema();
                parts.add(new SnapshotManifest.Part(
                        SectionKind.SOURCE,
                        stream.uid(),
                        List.of(new SnapshotManifest.Field(SnapshotManifest.Role.EVENT, stream.name(), schema))));
            }
        }
        for (Operator operator : program.operators()) {
            if (operator.stateful()) {
                parts.add(new SnapshotManifest.Part(SectionKind.OPERATOR, operator.uid(), operator.stateFields()));
            }
        }
        for (StreamNode stream : job.graph().streams()) {
            StreamNode.SinkNode sink = stream.sink();
            if (sink != null) {
                parts.add(new SnapshotManifest.Part(SectionKind.SINK, sink.uid(), List.of()));
            }
        }
        return parts;
    }
}
