package io.streamwright.flink;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.operator.ConfigValues;
import io.streamwright.core.operator.OperatorContext;
import io.streamwright.core.time.TimeSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a generated operator is built from in a subtask of Flink. Owned by the task thread. */
final class TaskContext implements OperatorContext {
    private final TimeSource time;
    private final Map<String, String> settings;
    private final int keyGroups;
    private final Map<Class<?>, Object> services = new LinkedHashMap<>();

    /**
     * For one operator.
     *
     * @param keyGroups Flink's largest parallelism, which must be a power of two
     */
    TaskContext(TimeSource time, Map<String, String> settings, int keyGroups) {
        if (Integer.bitCount(keyGroups) != 1) {
            throw new ConfigurationException(
                    "the largest parallelism of the job is " + keyGroups + ", which must be a power of two");
        }
        this.time = time;
        this.settings = settings;
        this.keyGroups = keyGroups;
    }

    @Override
    public TimeSource time() {
        return time;
    }

    @Override
    public ConfigValues config() {
        return settings::get;
    }

    @Override
    public <S> S service(Class<S> type, @Nullable Supplier<? extends S> fallback) {
        Object service = services.get(type);
        if (service == null) {
            if (fallback == null) {
                throw new ConfigurationException("there is no instance of the service " + type.getName());
            }
            service = fallback.get();
            services.put(type, service);
        }
        return type.cast(service);
    }

    @Override
    public int keyGroups() {
        return keyGroups;
    }

    /** Closes the services. */
    void closeServices() throws Exception {
        for (Object service : services.values()) {
            if (service instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }
}
