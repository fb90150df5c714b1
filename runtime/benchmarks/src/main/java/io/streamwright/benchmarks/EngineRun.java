package io.streamwright.benchmarks;

import io.streamwright.core.api.JobRunner;

/** Runs a whole job with the engine: its thread, its clock, its counters, connectors found by their scheme. */
final class EngineRun {
    private EngineRun() {}

    static Checksum.Outcome run(Load load) {
        ChecksumConnector results = new ChecksumConnector();
        try {
            JobRunner.of(load.workload().job())
                    .connector(new EventsConnector(load))
                    .connector(results)
                    .run();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while the job ran", e);
        }
        return results.outcome();
    }
}
