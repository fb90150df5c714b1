package io.streamwright.core.exec;

import io.streamwright.Guarantee;
import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobSettings;
import io.streamwright.core.api.Problems;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.api.StreamwrightException;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.ServiceNode;
import io.streamwright.core.graph.StreamNode;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
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
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a job together and starts it: checks, connectors, snapshot, lane, in that order, so that nothing is touched before all
 * that can be checked has been. Used by the starting thread, once; what was opened before a failure is closed again.
 */
public final class JobLauncher {
    private static final Logger LOG = LoggerFactory.getLogger(JobLauncher.class);

    private final CompiledJob job;
    private final JobGraph graph;
    private final JobSettings settings;
    private final TimeSource time;
    private final CrashPoints crashPoints;
    private final ServicePool services;
    private final List<SharedSource<?>> sources = new ArrayList<>();
    private final Map<String, SinkOutput<?>> sinks = new LinkedHashMap<>();
    private @Nullable SnapshotStore store;
    private @Nullable LaneSources laneSources;

    private JobLauncher(
            CompiledJob job,
            JobSettings settings,
            Map<Class<?>, Supplier<?>> services,
            TimeSource time,
            @Nullable SnapshotStore store) {
        this.job = job;
        this.graph = job.graph();
        this.settings = settings;
        this.time = time;
        this.store = store;
        this.crashPoints = CrashPoints.fromSystemProperty();
        this.services = new ServicePool(services);
        checkServices(services);
    }

    /** Starts a job; see {@link io.streamwright.core.api.JobRunner#start}. */
    public static JobHandle launch(
            CompiledJob job,
            JobSettings settings,
            Map<Class<?>, Supplier<?>> services,
            TimeSource time,
            @Nullable SnapshotStore store) {
        JobLauncher launcher = new JobLauncher(job, settings, services, time, store);
        boolean started = false;
        try {
            JobHandle handle = launcher.launch();
            started = !(handle instanceof FinishedJob);
            return handle;
        } catch (IOException e) {
            throw new StreamwrightException(
                    "The job \"" + launcher.graph.name() + "\" cannot start: " + FailureReport.message(e), e);
        } finally {
            if (!started) {
                launcher.giveBack();
            }
        }
    }

    private JobHandle launch() throws IOException {
        boolean durable = store != null ? store.durable() : settings.stateDir().isPresent();
        openConnectors(durable);
        SnapshotStore opened = openStore();
        try (SnapshotChoice choice = SnapshotChooser.choose(opened, settings.allowDuplicates())) {
            report(choice, opened);
            return build(opened, choice);
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
                    SinkOutput<?> sink = sink(stream, node, job.codec(stream.name()), bounded, durable);
                    sinks.put(stream.name(), sink);
                    problems.addIfPresent(guaranteeProblem(node, sink, durable));
                } catch (ConfigurationException e) {
                    problems.add("the sink of \"" + stream.name() + "\": " + e.getMessage());
                }
            }
        }
        problems.throwIfAny("The sources and sinks of the job \"" + graph.name() + "\"");
    }

    private <T> SharedSource<T> source(StreamNode stream, Codec<T> codec) {
        StreamAddress address = settings.source(stream.name());
        SourceSpec<T> spec = new SourceSpec<>(stream.name(), stream.uid(), address, codec, time);
        return new SharedSource<>(
                stream.name(),
                stream.uid(),
                address,
                settings.connectors().source(address.scheme()).create(spec));
    }

    private <T> SinkOutput<T> sink(
            StreamNode stream, StreamNode.SinkNode node, Codec<T> codec, boolean bounded, boolean durable) {
        StreamAddress address = settings.sink(stream.name());
        SinkSpec<T> spec =
                new SinkSpec<>(graph.name(), stream.name(), node.uid(), address, codec, bounded, durable, time);
        Sink<T> sink = settings.connectors().sink(address.scheme()).create(spec);
        return new SinkOutput<>(stream.name(), node.uid(), address, sink);
    }

    private static @Nullable String guaranteeProblem(StreamNode.SinkNode node, SinkOutput<?> sink, boolean durable) {
        if (node.guarantee() != Guarantee.EXACTLY_ONCE) {
            return null;
        }
        if (!durable) {
            return sink
                    + " is to deliver exactly once, which takes snapshots that outlive the process: give a directory"
                    + " for them with --state-dir=…, or ask for less with @Sink(guarantee = …)";
        }
        if (sink.sink().guarantee() != Guarantee.EXACTLY_ONCE) {
            return sink + " is to deliver exactly once and delivers at least once: point the stream to one that can, or"
                    + " ask for less with @Sink(guarantee = …)";
        }
        return null;
    }

    // ---------------------------------------------------------------------------------------------------- snapshot

    private SnapshotStore openStore() {
        if (store == null) {
            store = settings.stateDir().isPresent()
                    ? FileSnapshotStore.open(settings.stateDir().get(), graph.name())
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

    private JobHandle build(SnapshotStore opened, SnapshotChoice choice) throws IOException {
        SnapshotReader snapshot = choice.reader();
        int keyGroups = keyGroups(snapshot);
        LaneProgram program = job.lane(new LaneContext(time, settings.jobSettings(), keyGroups, services, sinks));
        List<SnapshotManifest.Part> manifestParts = LaneFreeze.parts(job, program);
        if (snapshot != null) {
            restore(snapshot, program, manifestParts, keyGroups, opened);
        }
        recoverSinks(snapshot);
        if (snapshot != null && snapshot.manifest().finished()) {
            LOG.info(
                    "Job {}: snapshot {} in {} is of a run that had processed all input: nothing is left to do. To"
                            + " process it again, begin with an empty state directory",
                    graph.name(),
                    choice.id(),
                    opened.place());
            return new FinishedJob(graph.name(), choice.id(), time.nanoTime());
        }
        JobSignals signals = new JobSignals();
        SourceDiscovery discovery = new SourceDiscovery(time, signals);
        openLane(program, discovery, snapshot, opened.nextId());
        return start(new JobParts(
                job,
                settings,
                time,
                keyGroups,
                opened,
                manifestParts,
                signals,
                program,
                List.copyOf(sources),
                Objects.requireNonNull(laneSources),
                discovery,
                List.copyOf(sinks.values()),
                services,
                choice.id()));
    }

    private int keyGroups(@Nullable SnapshotReader snapshot) {
        int asked = settings.keyGroups().orElse(0);
        if (snapshot == null) {
            return asked == 0 ? KeyGroups.DEFAULT_COUNT : asked;
        }
        int kept = snapshot.manifest().keyGroups();
        if (asked != 0 && asked != kept) {
            throw new ConfigurationException("The job \"" + graph.name() + "\" cannot go on from snapshot "
                    + snapshot.manifest().id() + " with key-groups=" + asked + ", since its state is kept in " + kept
                    + ". Leave the setting out, or begin anew with an empty state directory");
        }
        return kept;
    }

    private void restore(
            SnapshotReader snapshot,
            LaneProgram program,
            List<SnapshotManifest.Part> manifestParts,
            int keyGroups,
            SnapshotStore opened)
            throws IOException {
        SnapshotManifest manifest = snapshot.manifest();
        List<String> problems =
                SnapshotCompatibility.check(manifest, graph.name(), manifestParts, settings.allowDroppedState());
        if (!problems.isEmpty()) {
            throw new StreamwrightException("The job \"" + graph.name() + "\" cannot go on from snapshot "
                    + manifest.id() + " in " + opened.place() + ":\n  - " + String.join("\n  - ", problems));
        }
        List<String> startEmpty = LaneRestore.restore(snapshot, program, 0, keyGroups - 1);
        LOG.info(
                "Job {}: goes on from snapshot {} of {} in {}{}",
                graph.name(),
                manifest.id(),
                Instant.ofEpochMilli(manifest.createdMillis()),
                opened.place(),
                startEmpty.isEmpty() ? "" : "; new operators start empty: " + String.join(", ", startEmpty));
    }

    private void recoverSinks(@Nullable SnapshotReader snapshot) throws IOException {
        crashPoints.pass(CrashPoints.Point.BEFORE_RECOVER);
        for (SinkOutput<?> sink : sinks.values()) {
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

    // -------------------------------------------------------------------------------------------------------- lane

    private void openLane(
            LaneProgram program, SourceDiscovery discovery, @Nullable SnapshotReader snapshot, long nextSnapshotId)
            throws IOException {
        LaneSources opened = new LaneSources(program, discovery);
        laneSources = opened;
        for (SharedSource<?> source : sources) {
            opened.add(
                    source,
                    snapshot == null ? null : SourceSection.read(snapshot, source.uid()),
                    SystemTime.INSTANCE.nanoTime());
        }
        for (SinkOutput<?> sink : sinks.values()) {
            sink.open(new SinkContext(0, 1, nextSnapshotId));
        }
    }

    private JobHandle start(JobParts parts) {
        Duration interval = settings.snapshotInterval();
        if (parts.restoredId() == 0) {
            LOG.info(
                    "Job {}: starts with empty state; {}",
                    graph.name(),
                    parts.store().durable()
                            ? "snapshots every " + interval.toMillis() + " ms in "
                                    + parts.store().place()
                            : "nothing of it outlives the process, since no state-dir is set");
        }
        JobExecution execution = new JobExecution(parts, crashPoints);
        execution.start();
        return execution;
    }

    /** Closes whatever is open by now. */
    private void giveBack() {
        CloseAll closing = new CloseAll(graph.name());
        if (laneSources != null) {
            laneSources.close(closing);
        }
        for (SinkOutput<?> sink : sinks.values()) {
            closing.close(sink.toString(), sink::close);
        }
        services.close(closing);
        sources.forEach(source -> closing.close(source.toString(), source::close));
        for (SinkOutput<?> sink : sinks.values()) {
            closing.close(sink.toString(), sink.sink()::close);
        }
        if (store != null) {
            closing.close("the store of snapshots", store::close);
        }
    }
}
