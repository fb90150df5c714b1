package io.streamwright.core.exec;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobSettings;
import io.streamwright.core.api.Problems;
import io.streamwright.core.api.RestartStrategy;
import io.streamwright.core.api.StreamwrightException;
import io.streamwright.core.exchange.Exchange;
import io.streamwright.core.exchange.Exchanges;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.ServiceNode;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.snapshot.FileSnapshotStore;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotReader;
import io.streamwright.core.snapshot.SnapshotStore;
import io.streamwright.core.time.SystemTime;
import io.streamwright.core.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a job together and starts it: checks, connectors, snapshot, lanes, in that order, so that nothing is touched before all
 * that can be checked has been. Used by the starting thread, once; what was opened before a failure is closed again.
 */
public final class JobLauncher {
    private static final Logger LOG = LoggerFactory.getLogger(JobLauncher.class);

    private final CompiledJob job;
    private final JobGraph graph;
    private final JobSettings settings;
    private final TimeSource time;
    private final CrashPoints crashPoints;
    private final @Nullable Waiter waiter;
    private final Map<Class<?>, Supplier<?>> services;
    private final int lanes;
    private final List<LaneParts> laneParts = new ArrayList<>();
    private @Nullable SnapshotStore store;
    private @Nullable JobConnectors connectors;
    private long finishedId;

    private JobLauncher(
            CompiledJob job,
            JobSettings settings,
            Map<Class<?>, Supplier<?>> services,
            TimeSource time,
            @Nullable SnapshotStore store,
            CrashPoints crashPoints,
            @Nullable Waiter waiter) {
        this.job = job;
        this.graph = job.graph();
        this.settings = settings;
        this.time = time;
        this.store = store;
        this.crashPoints = crashPoints;
        this.waiter = waiter;
        this.services = services;
        this.lanes = settings.parallelism().orElse(graph.parallelism());
        checkServices(services);
    }

    /** Starts a job; see {@link io.streamwright.core.api.JobRunner#start}. */
    public static JobHandle launch(
            CompiledJob job,
            JobSettings settings,
            Map<Class<?>, Supplier<?>> services,
            TimeSource time,
            @Nullable SnapshotStore store) {
        JobMonitors monitors = JobMonitors.open(job.graph(), settings);
        boolean watched = false;
        try {
            JobHandle handle = launch(job, settings, services, time, store, monitors);
            watched = !(handle instanceof FinishedJob);
            if (watched) {
                monitors.started(handle);
            }
            return handle;
        } finally {
            if (!watched) {
                monitors.close();
            }
        }
    }

    private static JobHandle launch(
            CompiledJob job,
            JobSettings settings,
            Map<Class<?>, Supplier<?>> services,
            TimeSource time,
            @Nullable SnapshotStore store,
            JobMonitors monitors) {
        if (settings.restart() == RestartStrategy.NONE) {
            return launchOnce(job, settings, services, time, store, monitors::close);
        }
        Supplier<JobHandle> launch = () -> launchOnce(job, settings, services, time, store, () -> {});
        JobHandle life = launch.get();
        if (life instanceof FinishedJob) {
            return life;
        }
        return new RestartingJob(job.graph().name(), settings, time, life, launch, monitors::close).start();
    }

    private static JobHandle launchOnce(
            CompiledJob job,
            JobSettings settings,
            Map<Class<?>, Supplier<?>> services,
            TimeSource time,
            @Nullable SnapshotStore store,
            Runnable beforeEnd) {
        JobLauncher launcher =
                new JobLauncher(job, settings, services, time, store, CrashPoints.fromSystemProperty(), null);
        boolean started = false;
        try {
            JobParts parts = launcher.build(SystemTime.INSTANCE);
            if (parts == null) {
                return launcher.finished();
            }
            launcher.reportStart(parts);
            JobExecution execution = new JobExecution(parts, beforeEnd);
            execution.start();
            started = true;
            return execution;
        } catch (IOException e) {
            throw launcher.cannotStart(e);
        } finally {
            if (!started) {
                launcher.giveBack();
            }
        }
    }

    /**
     * Puts a job together that has no threads.
     *
     * @return null if an earlier run has processed all input
     */
    static @Nullable JobParts parts(
            CompiledJob job,
            JobSettings settings,
            Map<Class<?>, Supplier<?>> services,
            TimeSource time,
            SnapshotStore store,
            CrashPoints crashPoints,
            Waiter waiter) {
        JobLauncher launcher = new JobLauncher(job, settings, services, time, store, crashPoints, waiter);
        try {
            return launcher.build(time);
        } catch (IOException e) {
            launcher.giveBackParts(new CloseAll(launcher.graph.name()));
            throw launcher.cannotStart(e);
        } catch (RuntimeException e) {
            launcher.giveBackParts(new CloseAll(launcher.graph.name()));
            throw e;
        }
    }

    private StreamwrightException cannotStart(IOException cause) {
        return new StreamwrightException(
                "The job \"" + graph.name() + "\" cannot start: " + FailureReport.message(cause), cause);
    }

    /**
     * Puts everything together.
     *
     * @return null if an earlier run has processed all input
     */
    private @Nullable JobParts build(TimeSource pace) throws IOException {
        boolean durable = store != null ? store.durable() : settings.stateDir().isPresent();
        JobConnectors opened = JobConnectors.open(job, settings, lanes, time, durable);
        connectors = opened;
        SnapshotStore snapshots = openStore();
        try (JobRestore restore = new JobRestore(graph.name(), settings, opened, snapshots, crashPoints)) {
            return build(opened, snapshots, restore, pace);
        }
    }

    private void checkServices(Map<Class<?>, Supplier<?>> given) {
        Problems problems = new Problems();
        for (ServiceNode service : graph.services()) {
            if (!service.madeByJob() && !given.containsKey(service.type())) {
                problems.add(ServicePool.missing(service.type()) + ", for " + String.join(", ", service.operators()));
            }
        }
        for (Class<?> type : given.keySet()) {
            if (graph.services().stream().noneMatch(service -> service.type() == type)) {
                problems.add("no operator uses the service " + type.getName() + " that is supplied");
            }
        }
        problems.throwIfAny("The services of the job \"" + graph.name() + "\"");
    }

    // ---------------------------------------------------------------------------------------------------- snapshot

    private SnapshotStore openStore() {
        if (store == null) {
            store = settings.stateDir().isPresent()
                    ? FileSnapshotStore.open(settings.stateDir().get(), graph.name(), settings.takeOver())
                    : new NoSnapshotStore();
        }
        return store;
    }

    private @Nullable JobParts build(JobConnectors opened, SnapshotStore snapshots, JobRestore restore, TimeSource pace)
            throws IOException {
        int keyGroups = restore.keyGroups(lanes);
        JobSignals signals = new JobSignals(lanes, waiter);
        SourceDiscovery discovery = new SourceDiscovery(time, signals, lanes);
        Alignments alignments = new Alignments();
        for (int lane = 0; lane < lanes; lane++) {
            laneParts.add(lane(LanePlace.of(graph, lane, lanes, keyGroups), opened, signals, discovery, alignments));
        }
        List<LaneProgram> programs = laneParts.stream().map(LaneParts::program).toList();
        Exchanges.connect(programs, settings.exchangeCapacity());
        List<SnapshotManifest.Part> manifestParts = LaneFreeze.parts(job, programs.get(0));
        restore.restore(laneParts, manifestParts);
        restore.recoverSinks();
        if (restore.finished()) {
            finishedId = restore.id();
            LOG.info(
                    "Job {}: snapshot {} in {} is of a run that had processed all input: nothing is left to do. To"
                            + " process it again, begin with an empty state directory",
                    graph.name(),
                    finishedId,
                    snapshots.place());
            return null;
        }
        openSources(opened.sources(), restore.snapshot(), discovery, pace);
        openWriters(snapshots.nextId());
        return new JobParts(
                job,
                settings,
                time,
                pace,
                keyGroups,
                snapshots,
                manifestParts,
                signals,
                List.copyOf(laneParts),
                discovery,
                opened,
                crashPoints,
                restore.id());
    }

    private JobHandle finished() {
        return new FinishedJob(graph.name(), finishedId, time.nanoTime());
    }

    /** One lane, with nothing open yet. */
    private LaneParts lane(
            LanePlace place,
            JobConnectors opened,
            JobSignals signals,
            SourceDiscovery discovery,
            Alignments alignments) {
        ServicePool pool = new ServicePool(services);
        Map<String, SinkOutput<?>> outputs = new LinkedHashMap<>();
        opened.sinks().forEach(sink -> outputs.put(sink.stream(), new SinkOutput<>(sink)));
        LaneProgram program;
        try {
            program = job.lane(
                    new LaneContext(place, settings.exchangeBatchSize(), time, settings.jobSettings(), pool, outputs));
        } catch (RuntimeException | Error e) {
            pool.close(new CloseAll(graph.name()));
            throw e;
        }
        return new LaneParts(
                place,
                program,
                new LaneSources(place.lane(), program, discovery, alignments),
                List.copyOf(outputs.values()),
                pool,
                new LaneControl(signals, program),
                new LaneCounters(
                        opened.sources().stream().map(SharedSource::stream).toList(),
                        opened.sinks().stream().map(SharedSink::stream).toList()),
                new LaneMeter());
    }

    // ------------------------------------------------------------------------------------------------------- lanes

    private void openSources(
            List<SharedSource<?>> sources,
            @Nullable SnapshotReader snapshot,
            SourceDiscovery discovery,
            TimeSource pace)
            throws IOException {
        long nowNanos = pace.nanoTime();
        for (SharedSource<?> source : sources) {
            SourceSection restored = snapshot == null ? null : SourceSection.read(snapshot, source.uid());
            List<SplitDivision.Share> shares = SplitDivision.divide(source, restored, lanes, discovery);
            for (LaneParts lane : laneParts) {
                lane.sources().add(source, shares.get(lane.number()), nowNanos);
            }
        }
    }

    private void openWriters(long nextSnapshotId) {
        for (LaneParts lane : laneParts) {
            for (SinkOutput<?> sink : lane.sinks()) {
                int writers = Exchange.lanesOf(sink.sink().placement().parallelism(), lanes);
                if (lane.number() < writers) {
                    sink.open(new SinkContext(lane.number(), writers, nextSnapshotId));
                }
            }
        }
    }

    private void reportStart(JobParts parts) {
        Duration interval = settings.snapshotInterval();
        if (parts.restoredId() == 0) {
            LOG.info(
                    "Job {}: starts with empty state on {}; {}",
                    graph.name(),
                    lanes(lanes),
                    parts.store().durable()
                            ? "snapshots every " + interval.toMillis() + " ms in "
                                    + parts.store().place()
                            : "nothing of it outlives the process, since no state-dir is set");
        }
    }

    /** For messages. */
    static String lanes(int count) {
        return count == 1 ? "one lane" : count + " lanes";
    }

    /** Closes whatever is open by now. */
    private void giveBack() {
        CloseAll closing = new CloseAll(graph.name());
        giveBackParts(closing);
        if (store != null) {
            closing.close("the store of snapshots", store::close);
        }
    }

    private void giveBackParts(CloseAll closing) {
        laneParts.forEach(lane -> lane.close(closing));
        if (connectors != null) {
            connectors.close(closing);
        }
    }
}
