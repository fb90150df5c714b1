package io.streamwright.core.exec;

import io.streamwright.Guarantee;
import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobSettings;
import io.streamwright.core.api.Problems;
import io.streamwright.core.api.RestartStrategy;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.api.StreamwrightException;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.exchange.Exchange;
import io.streamwright.core.exchange.Exchanges;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.ServiceNode;
import io.streamwright.core.graph.StreamNode;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkTransactions;
import io.streamwright.core.snapshot.FileSnapshotStore;
import io.streamwright.core.snapshot.SnapshotChoice;
import io.streamwright.core.snapshot.SnapshotChooser;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotReader;
import io.streamwright.core.snapshot.SnapshotStore;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.state.KeyGroups;
import io.streamwright.core.time.SystemTime;
import io.streamwright.core.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
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
    private final List<SharedSource<?>> sources = new ArrayList<>();
    private final List<SharedSink<?>> sinks = new ArrayList<>();
    private final List<LaneParts> laneParts = new ArrayList<>();
    private @Nullable SnapshotStore store;
    private @Nullable SinkTransactions transactions;
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
            throw launcher.cannotStart(e);
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
        openConnectors(durable);
        SnapshotStore opened = openStore();
        try (SnapshotChoice choice = choose(opened)) {
            report(choice, opened);
            return build(opened, choice, pace);
        }
    }

    /** By the mark of the transactions, if there are any: else the newest that is whole. */
    private SnapshotChoice choose(SnapshotStore opened) throws IOException {
        SinkTransactions shared = transactions;
        if (shared == null) {
            return SnapshotChooser.choose(opened, settings.allowDuplicates());
        }
        long mark;
        try {
            mark = shared.open(opened.incarnation());
        } catch (IOException | RuntimeException e) {
            throw new StreamwrightException(
                    "the transactions at " + shared.place() + " cannot be made ready: " + FailureReport.message(e), e);
        }
        crashPoints.pass(CrashPoints.Point.AFTER_MARK);
        SnapshotChoice choice = SnapshotChooser.chooseMarked(opened, mark, shared.place(), settings.allowDuplicates());
        // what is newer was never published, and never will be: no later start may take it for the truth
        for (long id : opened.ids()) {
            if (id > choice.id()) {
                opened.delete(id);
            }
        }
        return choice;
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

    // -------------------------------------------------------------------------------------------------- connectors

    private void openConnectors(boolean durable) {
        Problems problems = new Problems();
        boolean bounded = true;
        for (StreamNode stream : graph.streams()) {
            if (stream.source() != null) {
                try {
                    SharedSource<?> source = source(stream, job.codec(stream.name()));
                    sources.add(source);
                    bounded &= source.bounded();
                } catch (ConfigurationException e) {
                    problems.add("the source of \"" + stream.name() + "\": " + e.getMessage());
                }
            }
        }
        for (StreamNode stream : graph.streams()) {
            StreamNode.SinkNode node = stream.sink();
            if (node != null) {
                try {
                    SharedSink<?> sink = sink(stream, node, job.codec(stream.name()), bounded, durable);
                    sinks.add(sink);
                    problems.addIfPresent(guaranteeProblem(node, sink, durable));
                } catch (ConfigurationException e) {
                    problems.add("the sink of \"" + stream.name() + "\": " + e.getMessage());
                }
            }
        }
        shareTransactions(problems);
        problems.throwIfAny("The sources and sinks of the job \"" + graph.name() + "\"");
    }

    private void shareTransactions(Problems problems) {
        for (SharedSink<?> sink : sinks) {
            SinkTransactions ofSink = sink.sink().transactions();
            if (ofSink != null && transactions != null && ofSink != transactions) {
                problems.add(sink + " writes in transactions at " + ofSink.place() + ", and another sink at "
                        + transactions.place() + ": results cannot be published at both together. Write to one of them,"
                        + " or ask for less with @Sink(guarantee = …)");
            } else if (ofSink != null) {
                transactions = ofSink;
            }
        }
    }

    private <T> SharedSource<T> source(StreamNode stream, Codec<T> codec) {
        StreamAddress address = settings.source(stream.name());
        SourceSpec<T> spec = new SourceSpec<>(stream.name(), stream.uid(), address, codec, time);
        return new SharedSource<>(
                stream.name(),
                stream.uid(),
                address,
                settings.connectors().source(address.scheme()).create(spec),
                Exchange.lanesOf(stream.placement().parallelism(), lanes));
    }

    private <T> SharedSink<T> sink(
            StreamNode stream, StreamNode.SinkNode node, Codec<T> codec, boolean bounded, boolean durable) {
        StreamAddress address = settings.sink(stream.name());
        SinkSpec<T> spec =
                new SinkSpec<>(graph.name(), stream.name(), node.uid(), address, codec, bounded, durable, time);
        Sink<T> sink = settings.connectors().sink(address.scheme()).create(spec);
        return new SharedSink<>(stream.name(), node.uid(), address, stream.placement(), sink);
    }

    private static @Nullable String guaranteeProblem(StreamNode.SinkNode node, SharedSink<?> sink, boolean durable) {
        Guarantee able = sink.sink().guarantee();
        if (node.guarantee() == Guarantee.AT_LEAST_ONCE && able == Guarantee.AS_THE_SINK_CAN) {
            return sink + " is to deliver at least once and promises nothing: point the stream to one that does, or"
                    + " ask for less with @Sink(guarantee = …)";
        }
        if (node.guarantee() != Guarantee.EXACTLY_ONCE) {
            return null;
        }
        if (!durable) {
            return sink
                    + " is to deliver exactly once, which takes snapshots that outlive the process: give a directory"
                    + " for them with --state-dir=…, or ask for less with @Sink(guarantee = …)";
        }
        if (able != Guarantee.EXACTLY_ONCE) {
            return sink + " is to deliver exactly once and "
                    + (able == Guarantee.AT_LEAST_ONCE ? "delivers at least once" : "promises nothing")
                    + ": point the stream to one that can, or"
                    + " ask for less with @Sink(guarantee = …)";
        }
        return null;
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

    private void report(SnapshotChoice choice, SnapshotStore opened) {
        for (SnapshotChoice.Damaged damaged : choice.damaged()) {
            LOG.warn(
                    "Job {}: snapshot {} in {} is damaged and passed over: {}",
                    graph.name(),
                    damaged.id(),
                    opened.place(),
                    damaged.finding());
        }
        if (choice.mayDuplicate()) {
            LOG.warn(
                    "Job {}: results beyond snapshot {} may be published twice, as allow-duplicates lets them",
                    graph.name(),
                    choice.id());
        }
    }

    private @Nullable JobParts build(SnapshotStore opened, SnapshotChoice choice, TimeSource pace) throws IOException {
        SnapshotReader snapshot = choice.reader();
        int keyGroups = keyGroups(snapshot);
        JobSignals signals = new JobSignals(lanes, waiter);
        SourceDiscovery discovery = new SourceDiscovery(time, signals, lanes);
        for (int lane = 0; lane < lanes; lane++) {
            laneParts.add(lane(LanePlace.of(graph, lane, lanes, keyGroups), signals, discovery));
        }
        List<LaneProgram> programs = laneParts.stream().map(LaneParts::program).toList();
        Exchanges.connect(programs, settings.exchangeCapacity());
        List<SnapshotManifest.Part> manifestParts = LaneFreeze.parts(job, programs.get(0));
        if (snapshot != null) {
            restore(snapshot, manifestParts, opened);
        }
        recoverSinks(snapshot);
        if (snapshot != null && snapshot.manifest().finished()) {
            finishedId = choice.id();
            LOG.info(
                    "Job {}: snapshot {} in {} is of a run that had processed all input: nothing is left to do. To"
                            + " process it again, begin with an empty state directory",
                    graph.name(),
                    choice.id(),
                    opened.place());
            return null;
        }
        openSources(snapshot, discovery, pace);
        openWriters(opened.nextId());
        return new JobParts(
                job,
                settings,
                time,
                pace,
                keyGroups,
                opened,
                manifestParts,
                signals,
                List.copyOf(laneParts),
                List.copyOf(sources),
                discovery,
                List.copyOf(sinks),
                transactions,
                crashPoints,
                choice.id());
    }

    private JobHandle finished() {
        return new FinishedJob(graph.name(), finishedId, time.nanoTime());
    }

    /** One lane, with nothing open yet. */
    private LaneParts lane(LanePlace place, JobSignals signals, SourceDiscovery discovery) {
        ServicePool pool = new ServicePool(services);
        Map<String, SinkOutput<?>> outputs = new LinkedHashMap<>();
        sinks.forEach(sink -> outputs.put(sink.stream(), new SinkOutput<>(sink)));
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
                new LaneSources(place.lane(), program, discovery),
                List.copyOf(outputs.values()),
                pool,
                new LaneControl(signals, program),
                new LaneCounters(
                        sources.stream().map(SharedSource::stream).toList(),
                        sinks.stream().map(SharedSink::stream).toList()),
                new LaneMeter());
    }

    private int keyGroups(@Nullable SnapshotReader snapshot) {
        int asked = settings.keyGroups().orElse(0);
        int keyGroups;
        if (snapshot == null) {
            keyGroups = asked == 0 ? KeyGroups.DEFAULT_COUNT : asked;
        } else {
            keyGroups = snapshot.manifest().keyGroups();
            if (asked != 0 && asked != keyGroups) {
                throw new ConfigurationException("The job \"" + graph.name() + "\" cannot go on from snapshot "
                        + snapshot.manifest().id() + " with key-groups=" + asked + ", since its state is kept in "
                        + keyGroups + ". Leave the setting out, or begin anew with an empty state directory");
            }
        }
        if (lanes > keyGroups) {
            throw new ConfigurationException("The job \"" + graph.name() + "\" cannot run on " + lanes
                    + " lanes (parallelism): its keys are divided into " + keyGroups
                    + " groups, so that some lanes would own none. Ask for fewer lanes"
                    + (snapshot == null ? ", or for more groups with key-groups" : ""));
        }
        return keyGroups;
    }

    private void restore(SnapshotReader snapshot, List<SnapshotManifest.Part> manifestParts, SnapshotStore opened)
            throws IOException {
        SnapshotManifest manifest = snapshot.manifest();
        List<String> problems =
                SnapshotCompatibility.check(manifest, graph.name(), manifestParts, settings.allowDroppedState());
        if (!problems.isEmpty()) {
            throw new StreamwrightException("The job \"" + graph.name() + "\" cannot go on from snapshot "
                    + manifest.id() + " in " + opened.place() + ":\n  - " + String.join("\n  - ", problems));
        }
        List<String> startEmpty = List.of();
        for (LaneParts lane : laneParts) {
            startEmpty = LaneRestore.restore(snapshot, lane.program(), lane.place());
        }
        LOG.info(
                "Job {}: goes on from snapshot {} of {} in {}{}{}",
                graph.name(),
                manifest.id(),
                Instant.ofEpochMilli(manifest.createdMillis()),
                opened.place(),
                manifest.parallelism() == lanes ? "" : ", which was taken on " + lanes(manifest.parallelism()),
                startEmpty.isEmpty() ? "" : "; new operators start empty: " + String.join(", ", startEmpty));
    }

    private void recoverSinks(@Nullable SnapshotReader snapshot) throws IOException {
        crashPoints.pass(CrashPoints.Point.BEFORE_RECOVER);
        for (SharedSink<?> sink : sinks) {
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

    // ------------------------------------------------------------------------------------------------------- lanes

    private void openSources(@Nullable SnapshotReader snapshot, SourceDiscovery discovery, TimeSource pace)
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

    private static String lanes(int count) {
        return count == 1 ? "one lane" : count + " lanes";
    }

    /** Closes whatever is open by now. */
    private void giveBack() {
        CloseAll closing = new CloseAll(graph.name());
        laneParts.forEach(lane -> lane.close(closing));
        sources.forEach(source -> closing.close(source.toString(), source::close));
        if (transactions != null) {
            closing.close("the transactions at " + transactions.place(), transactions::close);
        }
        sinks.forEach(sink -> closing.close(sink.toString(), sink.sink()::close));
        if (store != null) {
            closing.close("the store of snapshots", store::close);
        }
    }
}
