package io.streamwright.core.sink;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What the sinks of a job have in common, from one start to the next end. Each start has its own, also a restart in place. Used
 * by the starting thread.
 */
public final class SinkRun {
    private final Duration snapshotInterval;
    private final Duration snapshotTimeout;
    private final Map<Object, Object> shared = new HashMap<>();

    /** With the settings of that name. */
    public SinkRun(Duration snapshotInterval, Duration snapshotTimeout) {
        this.snapshotInterval = snapshotInterval;
        this.snapshotTimeout = snapshotTimeout;
    }

    /** How often snapshots are taken, and results published. */
    public Duration snapshotInterval() {
        return snapshotInterval;
    }

    /** How long a snapshot may take before it is given up. */
    public Duration snapshotTimeout() {
        return snapshotTimeout;
    }

    /**
     * What the first sink has made under this key; if this is the first one, what it makes.
     *
     * @param type the type of what is shared, which is part of the key
     * @param key what those that share agree on, such as the place where they write
     */
    public <S> S share(Class<S> type, Object key, Supplier<? extends S> maker) {
        Map.Entry<Class<S>, Object> entry = Map.entry(type, key);
        Object found = shared.get(entry);
        if (found == null) {
            found = Objects.requireNonNull(maker.get());
            shared.put(entry, found);
        }
        return type.cast(found);
    }
}
