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
        SourceDiscovery discovery,
        JobConnectors connectors,
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

    List<SharedSource<?>> sources() {
        return connectors.sources();
    }

    List<SharedSink<?>> sinks() {
        return connectors.sinks();
    }

    /** Null if no sink writes in transactions. */
    @Nullable SinkTransactions transactions() {
        return connectors.transactions();
    }

    /** Gives back what lanes share; the store stays open. */
    void closeShared(CloseAll closing) {
        discovery.close(closing);
        connectors.close(closing);
    }

    List<LaneControl> controls() {
        return lanes.stream().map(LaneParts::control).toList();
    }
}
