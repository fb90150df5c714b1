package io.streamwright.core.api;

import io.streamwright.core.exec.Connectors;
import io.streamwright.core.exec.JobLauncher;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.snapshot.SnapshotStore;
import io.streamwright.core.source.SourceConnector;
import io.streamwright.core.time.SystemTime;
import io.streamwright.core.time.TimeSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts a compiled job in this process.
 *
 * <pre>{@code
 * JobResult result = JobRunner.of(new PageViewsJob())
 *         .set("views", "file:views.jsonl")
 *         .stateDir(Path.of("state"))
 *         .run();
 * }</pre>
 *
 * <p>Used by one thread; starts one job.
 */
public final class JobRunner {
    private final CompiledJob job;
    private final JobSettingsBuilder builder;
    private @Nullable JobSettings settings;
    private @Nullable Connectors connectors;
    private final Map<Class<?>, Supplier<?>> services = new LinkedHashMap<>();
    private TimeSource time = SystemTime.INSTANCE;
    private @Nullable SnapshotStore store;

    private JobRunner(CompiledJob job) {
        this.job = job;
        this.builder = JobSettings.of(job);
    }

    /** For this job. */
    public static JobRunner of(CompiledJob job) {
        return new JobRunner(job);
    }

    /** The job that is to run. */
    public CompiledJob job() {
        return job;
    }

    /** Sets one setting, see {@link JobSettings}; wins over files and environment. */
    public JobRunner set(String name, String value) {
        builder.set(name, value);
        return this;
    }

    /**
     * Sets one that the user has given.
     *
     * @param origin where, for messages, see {@link JobSettingsBuilder#set(String, String, String)}
     */
    public JobRunner set(String name, String value, String origin) {
        builder.set(name, value, origin);
        return this;
    }

    /** Where snapshots are kept, {@link EngineSetting#STATE_DIR}. */
    public JobRunner stateDir(Path directory) {
        return set(EngineSetting.STATE_DIR.key(), directory.toString());
    }

    /** Adds a properties file, see {@link JobSettingsBuilder#properties}. */
    public JobRunner properties(Path file) {
        builder.properties(file);
        return this;
    }

    /** Adds the environment, see {@link JobSettingsBuilder#environment}; without this call it is not looked at. */
    public JobRunner environment(Map<String, String> variables) {
        builder.environment(variables);
        return this;
    }

    /** Takes settings that were resolved before; nothing set here otherwise counts then. */
    public JobRunner settings(JobSettings resolved) {
        settings = resolved;
        return this;
    }

    /**
     * Supplies what {@code @Service} fields of a type hold.
     *
     * @param supplier is asked once for each lane; what it gives is closed with the lane if it is {@link AutoCloseable}
     */
    public <S> JobRunner service(Class<S> type, Supplier<? extends S> supplier) {
        services.put(type, supplier);
        return this;
    }

    /** Adds a connector that no jar announces; wins over another of its scheme. */
    public JobRunner connector(SourceConnector connector) {
        connectors = connectors().with(connector);
        return this;
    }

    /** Adds a connector that no jar announces; wins over another of its scheme. */
    public JobRunner connector(SinkConnector connector) {
        connectors = connectors().with(connector);
        return this;
    }

    /** The connectors that addresses are checked against. */
    public Connectors connectors() {
        return connectors == null ? Connectors.load() : connectors;
    }

    /** Runs by other clocks, for tests. */
    public JobRunner time(TimeSource clock) {
        time = clock;
        return this;
    }

    /** Keeps snapshots elsewhere than in a state directory, for tests; the job closes it. */
    public JobRunner snapshotStore(SnapshotStore snapshots) {
        store = snapshots;
        return this;
    }

    /**
     * Resolves and checks all settings, without starting anything.
     *
     * @throws ConfigurationException if settings are wrong
     */
    public JobSettings resolve() {
        if (settings != null) {
            return settings;
        }
        if (connectors != null) {
            builder.connectors(connectors);
        }
        return builder.build();
    }

    /**
     * Checks everything, restores the last snapshot if there is one, and starts.
     *
     * @throws ConfigurationException if settings are wrong
     * @throws StreamwrightException if it cannot start: with what stands against it and what to do
     */
    public JobHandle start() {
        return JobLauncher.launch(job, resolve(), services, time, store);
    }

    /**
     * Starts the job and waits for its end.
     *
     * @throws JobFailedException if it failed while it ran
     * @throws StreamwrightException if it did not start
     */
    public JobResult run() throws InterruptedException {
        try (JobHandle handle = start()) {
            return handle.await();
        }
    }
}
