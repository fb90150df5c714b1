package io.streamwright.testkit;

import java.util.Map;

/**
 * A snapshot of a job in a harness: state, timers, watermarks and splits, encoded as they are on disk. Immutable, and may be
 * restored any number of times. What streams have carried and the test has not drained is not in it.
 */
public final class HarnessSnapshot {
    private final Sections sections;
    private final Map<String, SourceLane.Script> scripts;

    HarnessSnapshot(Sections sections, Map<String, SourceLane.Script> scripts) {
        this.sections = sections;
        this.scripts = Map.copyOf(scripts);
    }

    /** The name of the job that it was taken of. */
    public String job() {
        return sections.manifest().job();
    }

    /** How large the encoded state is, in bytes. */
    public long sizeBytes() {
        return sections.sizeBytes();
    }

    Sections sections() {
        return sections;
    }

    /** What tests had done to the sources, by their names. */
    Map<String, SourceLane.Script> scripts() {
        return scripts;
    }

    long clockMillis() {
        return sections.manifest().createdMillis();
    }

    @Override
    public String toString() {
        return "snapshot of " + job() + ", " + sizeBytes() + " bytes";
    }
}
