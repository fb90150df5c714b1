package io.streamwright.benchmarks.engines;

import io.streamwright.benchmarks.feed.Checksum;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The checksums of the sinks of the job that runs. Static, since engines make their sinks from copies that went through
 * serialization; one job runs at a time.
 */
final class Checksums {
    private static final List<Checksum> OF_SINKS = new CopyOnWriteArrayList<>();

    private Checksums() {}

    /** For one sink. */
    static Checksum add() {
        Checksum checksum = new Checksum();
        OF_SINKS.add(checksum);
        return checksum;
    }

    /** Of all sinks since the last call. */
    static Checksum.Outcome take() {
        Checksum.Outcome outcome =
                OF_SINKS.stream().map(Checksum::outcome).reduce(Checksum.Outcome.NONE, Checksum.Outcome::and);
        OF_SINKS.clear();
        return outcome;
    }
}
