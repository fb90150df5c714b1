package io.streamwright.core.api;

import io.streamwright.core.api.JobSettingsBuilder.Given;
import io.streamwright.core.operator.ConfigType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether the text of a setting is of its type and within its range. */
final class EngineValues {
    /** Key groups are numbered by 15 bits, as in Flink. */
    private static final int MAX_KEY_GROUPS = 1 << 15;

    /** Each lane is a thread, and each pair of lanes has rings of its own. */
    private static final int MAX_LANES = 1024;

    private static final int MAX_PORT = 65_535;
    private static final int MAX_BATCH = 1 << 16;
    private static final int MAX_CAPACITY = 1 << 12;

    /** Nanoseconds of more would not fit a long. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private EngineValues() {}

    private static boolean within(Duration value, Duration least) {
        return value.compareTo(least) >= 0 && value.compareTo(LONGEST) <= 0;
    }

    static @Nullable String problem(EngineSetting setting, Given given) {
        String problem = problem(setting.key(), setting.type(), given);
        if (problem != null) {
            return problem;
        }
        Object value = setting.type().parse(given.value());
        String range = switch (setting) {
            case SNAPSHOT_INTERVAL, SNAPSHOT_TIMEOUT, STOP_TIMEOUT ->
                within((Duration) value, Duration.ofMillis(1)) ? null : "1ms to " + LONGEST.toDays() + "d";
            case PARALLELISM -> range((Integer) value, MAX_LANES);
            case EXCHANGE_BATCH_SIZE -> range((Integer) value, MAX_BATCH);
            case EXCHANGE_CAPACITY -> powerOfTwo((Integer) value, MAX_CAPACITY);
            case SNAPSHOT_MIN_PAUSE, EXCHANGE_FLUSH_INTERVAL ->
                within((Duration) value, Duration.ZERO) ? null : "0s to " + LONGEST.toDays() + "d";
            case SNAPSHOT_TOLERATED_FAILURES -> (Integer) value < 0 ? "at least 0" : null;
            case SNAPSHOT_RETENTION -> (Integer) value < 1 ? "at least 1" : null;
            case KEY_GROUPS -> powerOfTwo((Integer) value, MAX_KEY_GROUPS);
            case RESTART -> RestartStrategy.of((String) value).isEmpty() ? "one of " + RestartStrategy.names() : null;
            case RESTART_DELAY, RESTART_MAX_DELAY ->
                within((Duration) value, Duration.ZERO) ? null : "0s to " + LONGEST.toDays() + "d";
            case RESTART_ATTEMPTS -> (Integer) value < 0 ? "at least 0" : null;
            case METRICS_PORT ->
                (Integer) value < 0 || (Integer) value > MAX_PORT ? "a number from 0 to " + MAX_PORT : null;
            case METRICS_ADDRESS -> ((String) value).isBlank() ? "the address of a network interface" : null;
            case METRICS_TOKEN -> null;
            case STATE_DIR -> ((String) value).isBlank() ? "the path of a directory" : null;
            case ALLOW_DUPLICATES, ALLOW_DROPPED_STATE, TAKE_OVER -> null;
        };
        return range == null ? null : wrong(setting.key(), given, range);
    }

    private static @Nullable String range(int value, int most) {
        return value < 1 || value > most ? "a number from 1 to " + most : null;
    }

    private static @Nullable String powerOfTwo(int value, int most) {
        return value < 1 || value > most || Integer.bitCount(value) != 1 ? "a power of two from 1 to " + most : null;
    }

    static @Nullable String problem(String name, ConfigType<?> type, Given given) {
        try {
            type.parse(given.value());
            return null;
        } catch (IllegalArgumentException e) {
            return wrong(name, given, type.expected());
        }
    }

    private static String wrong(String name, Given given, String expected) {
        return "the setting \"" + name + "\" is \"" + given.value() + "\", given " + given.origin() + ": expected "
                + expected;
    }
}
