package io.streamwright.testkit;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.graph.StreamNode;
import io.streamwright.core.operator.FrozenState;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.Operator;
import io.streamwright.core.snapshot.SectionId;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.source.SourceInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The generated program of a job and the sources that feed it: one life between two restarts. Owned by the thread of the test.
 */
final class HarnessLane {
    private final LaneProgram program;
    private final Map<String, SourceLane> sources = new LinkedHashMap<>();
    private final Map<String, Operator> operators = new LinkedHashMap<>();
    private final int keyGroups;

    HarnessLane(CompiledJob job, HarnessContext context, VirtualClock clock) {
        program = job.lane(context);
        keyGroups = context.keyGroups();
        for (SourceInput<?> input : program.inputs()) {
            sources.put(input.stream(), new SourceLane(untyped(input), clock));
        }
        Map<String, Operator> byUid = new LinkedHashMap<>();
        program.operators().forEach(operator -> byUid.put(operator.uid(), operator));
        for (StreamNode node : job.graph().streams()) {
            Operator operator = byUid.get(node.uid());
            boolean isOperator = node.kind() == StreamNode.Kind.APPLY || node.kind() == StreamNode.Kind.STEP;
            if (isOperator && operator != null) {
                operators.put(node.name(), operator);
            }
        }
    }

    @SuppressWarnings("unchecked") // the type of what a test sends is checked with the codec of the stream
    private static SourceInput<Object> untyped(SourceInput<?> input) {
        return (SourceInput<Object>) input;
    }

    LaneProgram program() {
        return program;
    }

    /** The sources by the names of their streams. */
    Map<String, SourceLane> sources() {
        return sources;
    }

    /** The operators, and the steps at which time begins anew, by the names of the streams that they put out. */
    Map<String, Operator> operators() {
        return operators;
    }

    /** When the next split falls idle, by {@link VirtualClock#nanoTime}; MAX if none ever does. */
    long nextIdleNanos() {
        return sources.values().stream()
                .mapToLong(SourceLane::nextIdleNanos)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Fires processing-time timers and marks splits idle until nothing is left to do at this time. */
    void onClock(VirtualClock clock) {
        do {
            while (!program.fireProcessingTime(clock.currentTimeMillis())) {
                program.settleAll();
            }
            program.settleAll();
        } while (program.nextProcessingTime() <= clock.currentTimeMillis()
                && program.nextProcessingTime() != Long.MAX_VALUE);
        sources.values().forEach(source -> source.input().checkIdle(clock.nanoTime()));
        program.settleAll();
    }

    // ------------------------------------------------------------------------------------------------ snapshots

    /** What a step may change, as it was before. {@link #release} or {@link #write} must follow. */
    final class Frozen {
        private final List<FrozenState> states = new ArrayList<>();
        private final Map<String, byte[]> inputs = new LinkedHashMap<>();

        private Frozen(boolean statelessToo) {
            for (Operator operator : program.operators()) {
                if (statelessToo || operator.stateful()) {
                    states.add(operator.freeze(keyGroups));
                }
            }
            sources.values().forEach(source -> inputs.put(source.input().uid(), source.encode()));
        }

        /** Encodes what was frozen and lets it go. */
        Sections write() {
            Sections sections = new Sections();
            try {
                inputs.forEach((uid, bytes) ->
                        sections.section(new SectionId(SectionKind.SOURCE, uid, -1), bytes, 0, bytes.length));
                for (FrozenState state : states) {
                    while (state.encodeNext()) {
                        // bounded parts, all of which are wanted now
                    }
                    state.write(sections);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory failed", e);
            } finally {
                release();
            }
            return sections;
        }

        void release() {
            states.forEach(FrozenState::release);
        }
    }

    /**
     * Marks all state as needed.
     *
     * @param statelessToo whether watermarks of operators without state are kept as well, which snapshots do not hold
     */
    Frozen freeze(boolean statelessToo) {
        return new Frozen(statelessToo);
    }

    /** Takes over what {@link Frozen#write} gave; see {@link SourceLane#restore} for {@code exactly}. */
    void restore(Sections sections, boolean exactly) {
        for (Operator operator : program.operators()) {
            sections.read(SectionKind.OPERATOR, operator.uid(), operator::restore);
            sections.read(SectionKind.ROWS, operator.uid(), operator::restoreRows);
            operator.restored();
        }
        for (SourceLane source : sources.values()) {
            sections.read(SectionKind.SOURCE, source.input().uid(), in -> source.restore(in, exactly));
        }
        program.watermarkMoved();
        program.settleAll();
    }
}
