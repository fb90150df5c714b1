package io.streamwright.testkit;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.exec.LaneFreeze;
import io.streamwright.core.exec.LanePlace;
import io.streamwright.core.exec.LaneRestore;
import io.streamwright.core.exec.SourceSection;
import io.streamwright.core.operator.ConfigValues;
import io.streamwright.core.operator.FrozenState;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.LaneSetup;
import io.streamwright.core.operator.OperatorContext;
import io.streamwright.core.operator.Output;
import io.streamwright.core.operator.StreamTap;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotReader;
import io.streamwright.core.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A snapshot as a job on another number of lanes would write it that has just been restored. */
final class Rescaled {
    private Rescaled() {}

    /** Restores a snapshot on so many lanes, each of which does nothing but write what it was given. */
    static HarnessSnapshot through(int lanes, CompiledJob job, HarnessContext context, HarnessSnapshot snapshot) {
        SnapshotReader reader = snapshot.sections().reader();
        SnapshotManifest manifest = reader.manifest();
        Sections sections = new Sections();
        try {
            List<SnapshotManifest.Part> parts = new ArrayList<>();
            for (int lane = 0; lane < lanes; lane++) {
                LaneProgram program = job.lane(new Lane(lane, lanes, context));
                LanePlace place = LanePlace.of(job.graph(), lane, lanes, manifest.keyGroups());
                LaneRestore.restore(reader, program, place);
                // splits stay together: those of a harness have no readers that could be divided
                LaneFreeze freeze = LaneFreeze.freeze(program, place, lane == 0 ? sources(reader) : List.of());
                while (freeze.encodeNext()) {
                    // bounded parts, all of which are wanted now
                }
                freeze.write(sections);
                freeze.release();
                parts = LaneFreeze.parts(job, program);
            }
            sections.complete(new SnapshotManifest(
                    manifest.id(),
                    manifest.job(),
                    manifest.createdMillis(),
                    manifest.keyGroups(),
                    lanes,
                    manifest.finished(),
                    parts));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return new HarnessSnapshot(sections, snapshot.scripts());
    }

    private static List<FrozenState> sources(SnapshotReader reader) throws IOException {
        List<FrozenState> sources = new ArrayList<>();
        for (SnapshotManifest.Part part : reader.manifest().parts()) {
            if (part.kind() == SectionKind.SOURCE) {
                sources.add(SourceSection.read(reader, part.uid()).freeze(part.uid()));
            }
        }
        return sources;
    }

    /** What a lane is built from that never runs. */
    private record Lane(int lane, int lanes, HarnessContext context) implements LaneSetup, OperatorContext {
        @Override
        public OperatorContext operators() {
            return this;
        }

        @Override
        public <T> Output<T> sink(String stream) {
            return context.sink(stream);
        }

        @Override
        public StreamTap tap() {
            return context.tap();
        }

        @Override
        public TimeSource time() {
            return context.time();
        }

        @Override
        public ConfigValues config() {
            return context.config();
        }

        @Override
        public <S> S service(Class<S> type, @Nullable Supplier<? extends S> fallback) {
            return context.service(type, fallback);
        }

        @Override
        public int keyGroups() {
            return context.keyGroups();
        }
    }
}
