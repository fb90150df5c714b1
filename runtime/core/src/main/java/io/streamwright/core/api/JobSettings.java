package io.streamwright.core.api;

import io.streamwright.core.exec.Connectors;
import io.streamwright.core.operator.ConfigValues;
import io.streamwright.core.time.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All settings of a job about to run, resolved and checked. Immutable; any thread may use it.
 *
 * <p>A setting is one of
 *
 * <ul>
 *   <li>{@code <stream>}: the address of its source, or of its sink if it has no source;
 *   <li>{@code <stream>.<option>}: an option of that source or sink, see {@link ConnectorOption};
 *   <li>{@code <stream>.sink} and {@code <stream>.sink.<option>}: the sink of a stream that has a source as well;
 *   <li>the name of a {@code @Config} field;
 *   <li>the name or alias of an {@link EngineSetting}.
 * </ul>
 */
public final class JobSettings {
    private final Map<String, StreamAddress> sources;
    private final Map<String, StreamAddress> sinks;
    private final Map<String, String> jobSettings;
    private final EnumMap<EngineSetting, String> engine;
    private final Connectors connectors;

    JobSettings(
            Map<String, StreamAddress> sources,
            Map<String, StreamAddress> sinks,
            Map<String, String> jobSettings,
            EnumMap<EngineSetting, String> engine,
            Connectors connectors) {
        this.sources = Map.copyOf(sources);
        this.sinks = Map.copyOf(sinks);
        this.jobSettings = Map.copyOf(jobSettings);
        this.engine = new EnumMap<>(engine);
        this.connectors = connectors;
    }

    /** Begins to collect settings for a job. */
    public static JobSettingsBuilder of(CompiledJob job) {
        return new JobSettingsBuilder(job.graph());
    }

    /** Where a stream is read from. */
    public StreamAddress source(String stream) {
        return expect(sources, stream);
    }

    /** Where a stream is written to. */
    public StreamAddress sink(String stream) {
        return expect(sinks, stream);
    }

    private static StreamAddress expect(Map<String, StreamAddress> addresses, String stream) {
        StreamAddress address = addresses.get(stream);
        if (address == null) {
            throw new IllegalArgumentException("no such source or sink: " + stream);
        }
        return address;
    }

    /** The job's own settings, for {@code @Config} fields. */
    public ConfigValues jobSettings() {
        return jobSettings::get;
    }

    /** The connectors that addresses were checked against. */
    public Connectors connectors() {
        return connectors;
    }

    /** Where snapshots are kept. */
    public Optional<Path> stateDir() {
        return Optional.ofNullable(text(EngineSetting.STATE_DIR)).map(Path::of);
    }

    /** How many lanes the job has, if it was given. */
    public Optional<Integer> parallelism() {
        return Optional.ofNullable(text(EngineSetting.PARALLELISM)).map(Integer::valueOf);
    }

    /** How many events go from lane to lane at once, at most. */
    public int exchangeBatchSize() {
        return number(EngineSetting.EXCHANGE_BATCH_SIZE);
    }

    /** How many batches may wait between two lanes. */
    public int exchangeCapacity() {
        return number(EngineSetting.EXCHANGE_CAPACITY);
    }

    /** How long events wait at most for their batch to fill. */
    public Duration exchangeFlushInterval() {
        return duration(EngineSetting.EXCHANGE_FLUSH_INTERVAL);
    }

    /** How often snapshots are taken. */
    public Duration snapshotInterval() {
        return duration(EngineSetting.SNAPSHOT_INTERVAL);
    }

    /** How long a snapshot may take. */
    public Duration snapshotTimeout() {
        return duration(EngineSetting.SNAPSHOT_TIMEOUT);
    }

    /** How far snapshots are apart at least. */
    public Duration snapshotMinPause() {
        return duration(EngineSetting.SNAPSHOT_MIN_PAUSE);
    }

    /** How many snapshots in a row may fail. */
    public int snapshotToleratedFailures() {
        return number(EngineSetting.SNAPSHOT_TOLERATED_FAILURES);
    }

    /** How many snapshots are kept. */
    public int snapshotRetention() {
        return number(EngineSetting.SNAPSHOT_RETENTION);
    }

    /** The number of key groups, if it was given. */
    public Optional<Integer> keyGroups() {
        return Optional.ofNullable(text(EngineSetting.KEY_GROUPS)).map(Integer::valueOf);
    }

    /** Whether the job starts although another instance holds its state directory. */
    public boolean takeOver() {
        return flag(EngineSetting.TAKE_OVER);
    }

    /** What happens when the job fails. */
    public RestartStrategy restart() {
        return RestartStrategy.of(present(EngineSetting.RESTART)).orElseThrow();
    }

    /** How long to wait before a restart, the first if they grow. */
    public Duration restartDelay() {
        return duration(EngineSetting.RESTART_DELAY);
    }

    /** How long to wait before a restart at most. */
    public Duration restartMaxDelay() {
        return duration(EngineSetting.RESTART_MAX_DELAY);
    }

    /** How many failures in a row are followed by a restart. */
    public int restartAttempts() {
        return number(EngineSetting.RESTART_ATTEMPTS);
    }

    /** The port that metrics are served at, 0 for any; empty if they are not. */
    public Optional<Integer> metricsPort() {
        return Optional.ofNullable(text(EngineSetting.METRICS_PORT)).map(Integer::valueOf);
    }

    /** The address that metrics are served at. */
    public String metricsAddress() {
        return present(EngineSetting.METRICS_ADDRESS);
    }

    /** What who asks for metrics must send; a secret. */
    public Optional<String> metricsToken() {
        return Optional.ofNullable(text(EngineSetting.METRICS_TOKEN));
    }

    /** How long stopping may take before threads are interrupted. */
    public Duration stopTimeout() {
        return duration(EngineSetting.STOP_TIMEOUT);
    }

    /** Whether the job starts although results would be published twice. */
    public boolean allowDuplicates() {
        return flag(EngineSetting.ALLOW_DUPLICATES);
    }

    /** Whether state that nobody claims is let go. */
    public boolean allowDroppedState() {
        return flag(EngineSetting.ALLOW_DROPPED_STATE);
    }

    private @Nullable String text(EngineSetting setting) {
        String text = engine.get(setting);
        return text == null ? setting.defaultValue() : text.trim();
    }

    private String present(EngineSetting setting) {
        String text = text(setting);
        if (text == null) {
            throw new IllegalStateException(setting.key() + " has no default");
        }
        return text;
    }

    private Duration duration(EngineSetting setting) {
        return DurationText.parse(present(setting));
    }

    private int number(EngineSetting setting) {
        return Integer.parseInt(present(setting));
    }

    private boolean flag(EngineSetting setting) {
        return Boolean.parseBoolean(present(setting));
    }
}
