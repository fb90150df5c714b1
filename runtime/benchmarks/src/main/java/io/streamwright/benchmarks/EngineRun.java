package io.streamwright.benchmarks;

import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobRunner;
import java.io.IOException;
import java.nio.file.Path;

/** Runs a whole job with the engine: its thread, its clock, its counters, connectors found by their scheme. */
final class EngineRun {
    /** A system property with settings of the job, as in {@code exchange-capacity=4,exchange-batch-size=64}. */
    private static final String SETTINGS = "streamwright.settings";

    /** How many snapshots the last run took; the trial reads it on the thread that ran the job. */
    private static long snapshotsTaken;

    private EngineRun() {}

    static long snapshotsTaken() {
        return snapshotsTaken;
    }

    static Checksum.Outcome run(Load load) throws IOException, InterruptedException {
        ChecksumConnector results = new ChecksumConnector();
        JobRunner runner = JobRunner.of(load.workload().job())
                .set("parallelism", Integer.toString(load.lanes()))
                .connector(new EventsConnector(load))
                .connector(results);
        runWithSettings(runner, load.snapshotMillis());
        return results.outcome();
    }

    /** Runs it to its end with the settings of the system property, and with snapshots unless there are 0 ms between them. */
    static JobResult runWithSettings(JobRunner runner, long snapshotMillis) throws IOException, InterruptedException {
        for (String setting : System.getProperty(SETTINGS, "").split(",")) {
            int equals = setting.indexOf('=');
            if (equals > 0) {
                runner.set(setting.substring(0, equals), setting.substring(equals + 1));
            }
        }
        if (snapshotMillis == 0) {
            return runner.run();
        }
        Path directory = Folders.temporary("state");
        try {
            JobResult result = runner.stateDir(directory)
                    .set("snapshot-interval", snapshotMillis + "ms")
                    .run();
            snapshotsTaken = result.progress().snapshots().completed();
            return result;
        } finally {
            Folders.delete(directory);
        }
    }
}
