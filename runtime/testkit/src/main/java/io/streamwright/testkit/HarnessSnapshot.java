package io.streamwright.testkit;

/**
 * A snapshot of a job in a harness: state, timers, watermarks and splits, encoded as they are on disk. Immutable, and may be
 * restored any number of times. What streams have carried and the test has not drained is not in it.
 */
public final class HarnessSnapshot {
    private final String job;
    private final Sections sections;
    private final long clockMillis;

    HarnessSnapshot(String job, Sections sections, long clockMillis) {
        this.job = job;
        this.sections = sections;
        this.clockMillis = clockMillis;
    }

    /** The name of the job that it was taken of. */
    public String job() {
        return job;
    }

    /** How large the encoded state is, in bytes. */
    public long sizeBytes() {
        return sections.sizeBytes();
    }

    Sections sections() {
        return sections;
    }

    long clockMillis() {
        return clockMillis;
    }

    @Override
    public String toString() {
        return "snapshot of " + job + ", " + sizeBytes() + " bytes";
    }
}
