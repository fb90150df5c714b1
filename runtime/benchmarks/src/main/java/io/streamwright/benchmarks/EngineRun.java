package io.streamwright.benchmarks;

import io.streamwright.core.api.JobRunner;

/** Runs a whole job with the engine: its thread, its clock, its counters, connectors found by their scheme. */
final class EngineRun {
    /** A system property with settings of the job, as in {@code exchange-capacity=4,exchange-batch-size=64}. */
    private static final String SETTINGS = "streamwright.settings";

    private EngineRun() {}

    static Checksum.Outcome run(Load load) {
        ChecksumConnector results = new ChecksumConnector();
        try {
            JobRunner runner = JobRunner.of(load.workload().job()).set("parallelism", Integer.toString(load.lanes()));
            for (String setting : System.getProperty(SETTINGS, "").split(",")) {
                int equals = setting.indexOf('=');
                if (equals > 0) {
                    runner.set(setting.substring(0, equals), setting.substring(equals + 1));
                }
            }
            runner.connector(new EventsConnector(load)).connector(results).run();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while the job ran", e);
        }
        return results.outcome();
    }
}
