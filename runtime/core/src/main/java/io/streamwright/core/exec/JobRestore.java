package io.streamwright.core.exec;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.JobSettings;
import io.streamwright.core.api.StreamwrightException;
import io.streamwright.core.sink.JobInstance;
import io.streamwright.core.sink.SinkTransactions;
import io.streamwright.core.snapshot.SnapshotChoice;
import io.streamwright.core.snapshot.SnapshotChooser;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotReader;
import io.streamwright.core.snapshot.SnapshotStore;
import io.streamwright.core.state.KeyGroups;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a job goes on from: the snapshot that is chosen at its start, or none, and what is done with it. Used by the starting
 * thread.
 */
final class JobRestore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobRestore.class);

    private final String job;
    private final JobSettings settings;
    private final JobConnectors connectors;
    private final SnapshotStore store;
    private final CrashPoints crashPoints;
    private final SnapshotChoice choice;

    /** Chooses a snapshot; with transactions, after earlier instances have been shut out. */
    JobRestore(String job, JobSettings settings, JobConnectors connectors, SnapshotStore store, CrashPoints crashPoints)
            throws IOException {
        this.job = job;
        this.settings = settings;
        this.connectors = connectors;
        this.store = store;
        this.crashPoints = crashPoints;
        this.choice = choose();
        report();
    }

    /** Null if the job begins anew. */
    @Nullable SnapshotReader snapshot() {
        return choice.reader();
    }

    /** The snapshot's id, or 0. */
    long id() {
        return choice.id();
    }

    /** Whether an earlier run has processed all input. */
    boolean finished() {
        SnapshotReader snapshot = choice.reader();
        return snapshot != null && snapshot.manifest().finished();
    }

    @Override
    public void close() throws IOException {
        choice.close();
    }

    /** By the mark of the transactions, if there are any: else the newest that is whole. */
    private SnapshotChoice choose() throws IOException {
        SinkTransactions shared = connectors.transactions();
        if (shared == null) {
            return SnapshotChooser.choose(store, settings.allowDuplicates());
        }
        long mark;
        try {
            mark = shared.open(new JobInstance(job, store.stateId(), store.incarnation()));
        } catch (IOException | RuntimeException e) {
            throw notReady(shared, e);
        }
        crashPoints.pass(CrashPoints.Point.AFTER_MARK);
        // one that was overtaken right here has shut out the other, and must not do more harm
        store.expectCurrent();
        SnapshotChoice marked = SnapshotChooser.chooseMarked(store, mark, shared.place(), settings.allowDuplicates());
        try {
            mark(shared, marked.id());
            // what is newer was never published, and never will be: no later start may take it for the truth
            for (long id : store.ids()) {
                if (id > marked.id()) {
                    store.delete(id);
                }
            }
        } catch (IOException | RuntimeException e) {
            try (marked) {
                throw e;
            }
        }
        return marked;
    }

    private void mark(SinkTransactions shared, long id) {
        try {
            shared.mark(id);
        } catch (IOException | RuntimeException e) {
            throw notReady(shared, e);
        }
        crashPoints.pass(CrashPoints.Point.AFTER_REMARK);
    }

    private static StreamwrightException notReady(SinkTransactions shared, Exception e) {
        return new StreamwrightException(
                "the transactions at " + shared.place() + " cannot be made ready: " + FailureReport.message(e), e);
    }

    private void report() {
        for (SnapshotChoice.Damaged damaged : choice.damaged()) {
            LOG.warn(
                    "Job {}: snapshot {} in {} is damaged and passed over: {}",
                    job,
                    damaged.id(),
                    store.place(),
                    damaged.finding());
        }
        if (choice.mayDuplicate()) {
            LOG.warn(
                    "Job {}: results beyond snapshot {} may be published twice, as allow-duplicates lets them",
                    job,
                    choice.id());
        }
    }

    /**
     * Into how many groups the keys are divided: as in the snapshot, else as asked.
     *
     * @throws ConfigurationException if that differs, or is less than there are lanes
     */
    int keyGroups(int lanes) {
        SnapshotReader snapshot = choice.reader();
        int asked = settings.keyGroups().orElse(0);
        int keyGroups;
        if (snapshot == null) {
            keyGroups = asked == 0 ? KeyGroups.DEFAULT_COUNT : asked;
        } else {
            keyGroups = snapshot.manifest().keyGroups();
            if (asked != 0 && asked != keyGroups) {
                throw new ConfigurationException("The job \"" + job + "\" cannot go on from snapshot "
                        + snapshot.manifest().id() + " with key-groups=" + asked + ", since its state is kept in "
                        + keyGroups + ". Leave the setting out, or begin anew with an empty state directory");
            }
        }
        if (lanes > keyGroups) {
            throw new ConfigurationException("The job \"" + job + "\" cannot run on " + lanes
                    + " lanes (parallelism): its keys are divided into " + keyGroups
                    + " groups, so that some lanes would own none. Ask for fewer lanes"
                    + (snapshot == null ? ", or for more groups with key-groups" : ""));
        }
        return keyGroups;
    }

    /**
     * Reads the state of all lanes, if there is any.
     *
     * @param manifestParts what the job keeps state in
     */
    void restore(List<LaneParts> lanes, List<SnapshotManifest.Part> manifestParts) throws IOException {
        SnapshotReader snapshot = choice.reader();
        if (snapshot == null) {
            return;
        }
        SnapshotManifest manifest = snapshot.manifest();
        List<String> problems = SnapshotCompatibility.check(manifest, job, manifestParts, settings.allowDroppedState());
        if (!problems.isEmpty()) {
            throw new StreamwrightException("The job \"" + job + "\" cannot go on from snapshot " + manifest.id()
                    + " in " + store.place() + ":\n  - " + String.join("\n  - ", problems));
        }
        List<String> startEmpty = List.of();
        for (LaneParts lane : lanes) {
            startEmpty = LaneRestore.restore(snapshot, lane.program(), lane.place());
        }
        LOG.info(
                "Job {}: goes on from snapshot {} of {} in {}{}{}",
                job,
                manifest.id(),
                Instant.ofEpochMilli(manifest.createdMillis()),
                store.place(),
                manifest.parallelism() == lanes.size()
                        ? ""
                        : ", which was taken on " + JobLauncher.lanes(manifest.parallelism()),
                startEmpty.isEmpty() ? "" : "; new operators start empty: " + String.join(", ", startEmpty));
    }

    /** Has the sinks publish what the snapshot holds for them, or be made ready without one. */
    void recoverSinks() throws IOException {
        SnapshotReader snapshot = choice.reader();
        crashPoints.pass(CrashPoints.Point.BEFORE_RECOVER);
        for (SharedSink<?> sink : connectors.sinks()) {
            try {
                sink.sink().recover(snapshot == null ? List.of() : SinkSection.read(snapshot, sink.uid()));
            } catch (IOException | RuntimeException e) {
                throw sink.failed(
                        snapshot == null
                                ? "cannot be made ready"
                                : "cannot publish what the snapshot holds for it, or be made ready",
                        e);
            }
        }
        crashPoints.pass(CrashPoints.Point.AFTER_RECOVER);
    }
}
