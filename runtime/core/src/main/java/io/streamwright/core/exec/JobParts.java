package io.streamwright.core.exec;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.api.JobSettings;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.Operator;
import io.streamwright.core.sink.SinkTransactions;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotStore;
import io.streamwright.core.time.TimeSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a running job is made of, put together by {@link JobLauncher}. Each lane owns its {@link LaneParts}; the snapshot
 * thread owns the rest.
 *
 * @param time the clock of the job: of timers, idleness and snapshots
 * @param pace the clock by which the threads pace themselves
 * @param restoredId the snapshot that the job goes on from, or 0
 */
record JobParts(
        CompiledJob job,
        JobSettings settings,
        TimeSource time,
        TimeSource pace,
        int keyGroups,
        SnapshotStore store,
        List<SnapshotManifest.Part> manifestParts,
        JobSignals signals,
        List<LaneParts> lanes,
        List<SharedSource<?>> sources,
        SourceDiscovery discovery,
        List<SharedSink<?>> sinks,
        @Nullable SinkTransactions transactions,
        CrashPoints crashPoints,
        long restoredId) {

    String name() {
        return job.graph().name();
    }

    /** The operators of the job, as the first lane has them. */
    List<Operator> operators() {
        return firstProgram().operators();
    }

    /** The wiring of the first lane, which stands for that of all. */
    LaneProgram firstProgram() {
        return lanes.get(0).program();
    }

    List<LaneControl> controls() {
        return lanes.stream().map(LaneParts::control).toList();
    }
}
