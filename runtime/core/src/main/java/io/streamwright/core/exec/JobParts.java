package io.streamwright.core.exec;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.api.JobSettings;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotStore;
import io.streamwright.core.time.TimeSource;
import java.util.List;

/**
 * All that a running job is made of, put together by {@link JobLauncher}. The lane owns {@code program}, {@code laneSources},
 * the writers of {@code sinks} and {@code services}; the snapshot thread owns the rest.
 *
 * @param restoredId the snapshot that the job goes on from, or 0
 */
record JobParts(
        CompiledJob job,
        JobSettings settings,
        TimeSource time,
        int keyGroups,
        SnapshotStore store,
        List<SnapshotManifest.Part> manifestParts,
        JobSignals signals,
        LaneProgram program,
        List<SharedSource<?>> sources,
        LaneSources laneSources,
        SourceDiscovery discovery,
        List<SinkOutput<?>> sinks,
        ServicePool services,
        long restoredId) {

    String name() {
        return job.graph().name();
    }
}
