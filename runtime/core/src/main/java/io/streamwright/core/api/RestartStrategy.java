package io.streamwright.core.api;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What happens when a job fails. */
public enum RestartStrategy {
    /** It ends. */
    NONE,
    /** It is started again, each time after the same delay. */
    FIXED,
    /** It is started again after a delay that doubles with each failure in a row. */
    EXPONENTIAL;

    /** The one of this name, in lower case as in the settings. */
    static Optional<RestartStrategy> of(String name) {
        return Arrays.stream(values())
                .filter(each -> each.key().equals(name.trim()))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(RestartStrategy::key).collect(Collectors.joining(", "));
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * How long to wait before a restart.
     *
     * @param failures how many there were in a row, at least 1
     * @param first {@link EngineSetting#RESTART_DELAY}
     * @param most {@link EngineSetting#RESTART_MAX_DELAY}, of no meaning to {@link #FIXED}
     */
    public Duration delay(int failures, Duration first, Duration most) {
        if (this != EXPONENTIAL) {
            return first;
        }
        // thirty times doubled is beyond any limit that can be set
        Duration delay = first.multipliedBy(1L << Math.min(30, failures - 1));
        return delay.compareTo(most) > 0 ? most : delay;
    }
}
