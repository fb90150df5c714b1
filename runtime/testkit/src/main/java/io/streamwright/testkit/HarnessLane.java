package io.streamwright.testkit;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.exec.LaneFreeze;
import io.streamwright.core.exec.LanePlace;
import io.streamwright.core.exec.LaneRestore;
import io.streamwright.core.exec.SnapshotCompatibility;
import io.streamwright.core.exec.SourceSection;
import io.streamwright.core.graph.StreamNode;
import io.streamwright.core.operator.FrozenState;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.Operator;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotReader;
import io.streamwright.core.source.SourceInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The generated program of a job and the sources that feed it: one life between two restarts. Owned by the thread of the test.
 */
final class HarnessLane {
    private final CompiledJob job;
    private final LaneProgram program;
    private final Map<String, SourceLane> sources = new LinkedHashMap<>();
    private final Map<String, Operator> operators = new LinkedHashMap<>();
    private final int keyGroups;
    private final StreamWatermarks watermarks;

    HarnessLane(CompiledJob job, HarnessContext context, VirtualClock clock, StreamWatermarks watermarks) {
        this.watermarks = watermarks;
        this.job = job;
        program = job.lane(context);
        keyGroups = context.keyGroups();
        for (SourceInput<?> input : program.inputs()) {
            sources.put(input.stream(), new SourceLane(untyped(input), this::settle, clock));
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

    /** Hands watermarks on until nothing moves. */
    void settle() {
        program.settleAll();
        watermarks.update(this);
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

    /** When watermarks that move with the clock do so next; MAX if none would. */
    long nextTickMillis() {
        return sources.values().stream()
                .mapToLong(SourceLane::nextTickMillis)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /**
     * Marks idle what has been silent for long, of all sources at once, and moves watermarks that move with the clock. A
     * running lane does so all the time.
     */
    void keepHouse() {
        sources.values().forEach(SourceLane::checkIdle);
        sources.values().forEach(SourceLane::tick);
        settle();
    }

    // ------------------------------------------------------------------------------------------------ snapshots

    /** What a step may change, as it was before. {@link #release} or {@link #write} must follow. */
    final class Frozen {
        private final LaneFreeze state;
        private final Map<String, SourceLane.Script> scripts = new HashMap<>();

        private Frozen() {
            List<FrozenState> inputs = new ArrayList<>();
            sources.forEach((name, source) -> {
                inputs.add(source.section().freeze(source.input().uid()));
                scripts.put(name, source.script());
            });
            state = LaneFreeze.freeze(program, keyGroups, inputs);
        }

        /** Encodes what was frozen and lets it go. */
        HarnessSnapshot write(long clockMillis) {
            Sections sections = new Sections();
            try {
                while (state.encodeNext()) {
                    // bounded parts, all of which are wanted now
                }
                state.write(sections);
                sections.complete(new SnapshotManifest(
                        1,
                        job.graph().name(),
                        clockMillis,
                        keyGroups,
                        1,
                        sources.values().stream().allMatch(SourceLane::ended),
                        LaneFreeze.parts(job, program)));
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory failed", e);
            } finally {
                state.release();
            }
            return new HarnessSnapshot(sections, scripts);
        }

        void release() {
            state.release();
        }
    }

    /** Marks all state as needed. */
    Frozen freeze() {
        return new Frozen();
    }

    /**
     * Takes over a snapshot, {@link #settle} to follow; see {@link SourceLane#restore} for {@code exactly}.
     *
     * @throws ConfigurationException if the job cannot go on from it
     */
    void restore(HarnessSnapshot snapshot, boolean exactly) {
        SnapshotReader reader = snapshot.sections().reader();
        List<String> problems = SnapshotCompatibility.check(
                reader.manifest(), job.graph().name(), LaneFreeze.parts(job, program), false);
        if (!problems.isEmpty()) {
            throw new ConfigurationException("the job cannot go on from this snapshot: " + String.join("; ", problems));
        }
        try {
            LaneRestore.restore(reader, program, LanePlace.of(job.graph(), 0, 1, keyGroups));
            // also of a snapshot of several lanes: all sources are where they were, on one
            program.operators().forEach(Operator::restoredFromOneLane);
            for (Map.Entry<String, SourceLane> source : sources.entrySet()) {
                SourceLane.Script script = snapshot.scripts().get(source.getKey());
                if (script != null) {
                    String uid = source.getValue().input().uid();
                    source.getValue().restore(script, SourceSection.read(reader, uid), exactly);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the snapshot cannot be read", e);
        }
    }
}
