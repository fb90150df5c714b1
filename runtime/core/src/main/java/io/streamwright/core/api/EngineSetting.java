package io.streamwright.core.api;

import io.streamwright.core.operator.ConfigType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the engine, as against those of a job and of its sources and sinks. The one list that help, configuration
 * and the engine itself are made from.
 */
public enum EngineSetting {
    /** Where snapshots are kept. */
    STATE_DIR(
            "state-dir",
            List.of("checkpoint-dir"),
            ConfigType.STRING,
            null,
            "the directory that snapshots are kept in; without it nothing outlives the process"),
    /** How many lanes a job has. */
    PARALLELISM(
            "parallelism",
            List.of(),
            ConfigType.INT,
            null,
            "how many lanes the job has, each a thread that owns a share of the splits and of the keys. What"
                    + " @Parallelism on the job says if not given, else 1"),
    /** How often snapshots are taken. */
    SNAPSHOT_INTERVAL(
            "snapshot-interval",
            List.of("checkpoint-interval"),
            ConfigType.DURATION,
            "10s",
            "how often a snapshot is taken and results are published"),
    /** How long a snapshot may take. */
    SNAPSHOT_TIMEOUT(
            "snapshot-timeout",
            List.of("checkpoint-timeout"),
            ConfigType.DURATION,
            "10m",
            "how long a snapshot may take before it is given up"),
    /** How far snapshots are apart at least. */
    SNAPSHOT_MIN_PAUSE(
            "snapshot-min-pause",
            List.of("checkpoint-min-pause"),
            ConfigType.DURATION,
            "0s",
            "how long to wait at least between the end of a snapshot and the next"),
    /** How many snapshots may fail. */
    SNAPSHOT_TOLERATED_FAILURES(
            "snapshot-tolerated-failures",
            List.of("checkpoint-tolerated-failures"),
            ConfigType.INT,
            "10",
            "how many snapshots in a row may fail before the job does"),
    /** How many snapshots are kept. */
    SNAPSHOT_RETENTION(
            "snapshot-retention",
            List.of("checkpoint-retention"),
            ConfigType.INT,
            "3",
            "how many completed snapshots are kept"),
    /** The number of key groups. */
    KEY_GROUPS(
            "key-groups",
            List.of(),
            ConfigType.INT,
            null,
            "into how many groups keys are divided, a power of two up to 32768; fixed by the first snapshot. 128 if not"
                    + " given"),
    /** How many events go from lane to lane at once. */
    EXCHANGE_BATCH_SIZE(
            "exchange-batch-size",
            List.of(),
            ConfigType.INT,
            "256",
            "how many events go from lane to lane at once, at most"),
    /** How many batches may wait between two lanes. */
    EXCHANGE_CAPACITY(
            "exchange-capacity",
            List.of(),
            ConfigType.INT,
            "8",
            "how many batches of events may wait between two lanes before the sender pauses, a power of two"),
    /** How long events wait for their batch to fill. */
    EXCHANGE_FLUSH_INTERVAL(
            "exchange-flush-interval",
            List.of(),
            ConfigType.DURATION,
            "1ms",
            "how long events wait at most for others to go to another lane with them; not at all while there is"
                    + " nothing to read"),
    /** Whether to start although another instance has not ended. */
    TAKE_OVER(
            "take-over",
            List.of(),
            ConfigType.BOOLEAN,
            "false",
            "start although another instance holds the state directory, for one that hangs or cannot be reached: it"
                    + " publishes nothing more"),
    /** What happens when the job fails. */
    RESTART(
            "restart",
            List.of("restart-strategy"),
            ConfigType.STRING,
            "none",
            "what happens when the job fails: none, it ends; fixed, it is started again from its last snapshot after"
                    + " restart-delay; exponential, after a delay that doubles with each failure in a row"),
    /** How long to wait before a restart. */
    RESTART_DELAY(
            "restart-delay",
            List.of(),
            ConfigType.DURATION,
            "1s",
            "how long to wait before the job is started again; with restart=exponential after the first failure"),
    /** How long to wait before a restart at most. */
    RESTART_MAX_DELAY(
            "restart-max-delay",
            List.of(),
            ConfigType.DURATION,
            "1m",
            "how long to wait at most with restart=exponential"),
    /** How many restarts without progress. */
    RESTART_ATTEMPTS(
            "restart-attempts",
            List.of(),
            ConfigType.INT,
            "10",
            "how many failures in a row are followed by a restart; a snapshot in between begins the count anew"),
    /** Where metrics are served. */
    METRICS_PORT(
            "metrics-port",
            List.of(),
            ConfigType.INT,
            null,
            "the port that metrics and health are served at by HTTP, 0 for any that is free; not served at all if not"
                    + " given"),
    /** To whom metrics are served. */
    METRICS_ADDRESS(
            "metrics-address",
            List.of(),
            ConfigType.STRING,
            "127.0.0.1",
            "the address of the network interface that metrics are served at; any but a loopback address takes a"
                    + " metrics-token"),
    /** What who asks for metrics must know. */
    METRICS_TOKEN(
            "metrics-token",
            List.of(),
            ConfigType.STRING,
            null,
            "what who asks for metrics must send, as Authorization: Bearer …; better given in the environment or a"
                    + " file than on the command line, which other processes see"),
    /** How long stopping may take. */
    STOP_TIMEOUT(
            "stop-timeout",
            List.of(),
            ConfigType.DURATION,
            "30s",
            "how long a job that is told to stop may take before its threads are interrupted"),
    /** Whether to start although results would be published twice. */
    ALLOW_DUPLICATES(
            "allow-duplicates",
            List.of(),
            ConfigType.BOOLEAN,
            "false",
            "start from an older snapshot where the newest is damaged, although some results are then published twice"),
    /** Whether to let go of state. */
    ALLOW_DROPPED_STATE(
            "allow-dropped-state",
            List.of(),
            ConfigType.BOOLEAN,
            "false",
            "let go of what the snapshot holds for sources, operators and sinks that the job does not have any more");

    private final String key;
    private final List<String> aliases;
    private final ConfigType<?> type;
    private final @Nullable String defaultValue;
    private final String description;

    EngineSetting(
            String key, List<String> aliases, ConfigType<?> type, @Nullable String defaultValue, String description) {
        this.key = key;
        this.aliases = aliases;
        this.type = type;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /** Its name, as in {@code --name=value} and in properties files. */
    public String key() {
        return key;
    }

    /** Other names for it. */
    public List<String> aliases() {
        return aliases;
    }

    /** How it is read. */
    public ConfigType<?> type() {
        return type;
    }

    /** What holds where it is not given, as text; null if there is no such value. */
    public @Nullable String defaultValue() {
        return defaultValue;
    }

    /** One line for help. */
    public String description() {
        return description;
    }

    /** The setting of this name or alias. */
    public static Optional<EngineSetting> find(String name) {
        for (EngineSetting setting : values()) {
            if (setting.key.equals(name) || setting.aliases.contains(name)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }
}
