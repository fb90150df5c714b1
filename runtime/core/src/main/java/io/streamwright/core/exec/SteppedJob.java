package io.streamwright.core.exec;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.api.JobMetrics;
import io.streamwright.core.api.JobProgress;
import io.streamwright.core.api.JobSettings;
import io.streamwright.core.api.JobState;
import io.streamwright.core.snapshot.SnapshotStore;
import io.streamwright.core.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A job without threads of its own: lanes, coordinator and discovery as they are, each of them a step at a time and in
 * whatever order its driver calls. Internal to the engine and its test harness. Used by one thread.
 *
 * <p>{@link #supervise} is the snapshot thread: where that would wait it calls the {@link Waiter}, which lets lanes step.
 */
public final class SteppedJob {
    /** What a lane can do at a time, besides going on with one of its stages. */
    public enum Step {
        /** Takes up, goes on with or lets go of a snapshot. */
        SERVE_SNAPSHOT,
        /** Reads events. */
        READ,
        /** Lets go of what waits to be sent in larger portions. */
        FLUSH,
        /** Looks at idleness, found splits and counters. */
        KEEP_HOUSE
    }

    private final JobParts parts;
    private final List<LaneRunner> lanes = new ArrayList<>();
    private final boolean[] failed;
    private final SnapshotCoordinator coordinator;

    private SteppedJob(JobParts parts) {
        this.parts = parts;
        this.failed = new boolean[parts.lanes().size()];
        for (LaneParts lane : parts.lanes()) {
            LaneRunner runner = new LaneRunner(lane, parts);
            runner.begin();
            lanes.add(runner);
        }
        this.coordinator = new SnapshotCoordinator(parts);
    }

    /**
     * Puts a job together as a start does: restores the last snapshot if there is one.
     *
     * @param store is not closed
     * @return null if an earlier run has processed all input
     */
    public static @Nullable SteppedJob start(
            CompiledJob job,
            JobSettings settings,
            Map<Class<?>, Supplier<?>> services,
            TimeSource time,
            SnapshotStore store,
            CrashPoints crashPoints,
            Waiter waiter) {
        JobParts parts = JobLauncher.parts(job, settings, services, time, store, crashPoints, waiter);
        return parts == null ? null : new SteppedJob(parts);
    }

    /** How many lanes there are. */
    public int lanes() {
        return lanes.size();
    }

    /** How many stages a lane has. */
    public int stages() {
        return lanes.get(0).stages().count();
    }

    /**
     * Goes on with a stage of a lane.
     *
     * @param batches how many batches it takes in at most
     * @return whether there was anything to do
     */
    public boolean runStage(int lane, int stage, int batches) {
        return step(lane, runner -> runner.stages().run(stage, batches));
    }

    /**
     * Has a lane do something else.
     *
     * @param events how many events it reads at most
     * @return whether there was anything to do
     */
    public boolean step(int lane, Step step, int events) {
        return step(lane, runner -> runner.step(step, events));
    }

    private boolean step(int lane, java.util.function.Predicate<LaneRunner> step) {
        if (failed[lane]) {
            return false;
        }
        LaneRunner runner = lanes.get(lane);
        try {
            runner.look();
            boolean worked = step.test(runner);
            return runner.drain() || worked;
        } catch (CrashPoints.Crash crash) {
            throw crash;
        } catch (Throwable thrown) {
            failed[lane] = true;
            runner.fail(thrown);
            return true;
        }
    }

    /** Looks for new splits if it is time for that. */
    public void discover() {
        parts.discovery().look();
    }

    /**
     * Takes snapshots until the job is at its end.
     *
     * @return {@link JobState#FINISHED}, {@link JobState#STOPPED} or {@link JobState#CANCELLED}
     * @throws Throwable what the job failed with
     */
    public JobState supervise() throws Throwable {
        return coordinator.supervise();
    }

    /** Asks for an orderly end. */
    public void stop() {
        parts.signals().stop();
    }

    /** Whether the job has been told to stop, has failed, or has processed all input. */
    public boolean ending() {
        return parts.signals().ending()
                || parts.signals().stopWanted()
                || parts.signals().isDrained();
    }

    /** How far it has come. */
    public JobProgress progress() {
        return LaneCounters.progress(
                JobState.RUNNING,
                parts.time().nanoTime(),
                parts.lanes().stream().map(LaneParts::counters).toList(),
                LaneCounters.noWatermarks(parts.sources().size()),
                coordinator.snapshots());
    }

    /** How the sources of a lane stand. */
    public List<JobMetrics.Source> sources(int lane) {
        return parts.lanes().get(lane).sources().metrics();
    }

    /** Gives back what is open, as after an end and not as after a crash. The store stays open. */
    public void close() {
        lanes.forEach(LaneRunner::giveBack);
        parts.closeShared(new CloseAll(parts.name()));
    }
}
