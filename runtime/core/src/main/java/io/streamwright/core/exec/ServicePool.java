package io.streamwright.core.exec;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.StreamwrightException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The instances of {@code @Service} types on one lane. Filled by the thread that builds the lane, closed by the lane.
 */
final class ServicePool {
    private final Map<Class<?>, Supplier<?>> suppliers;
    private final Map<Class<?>, Object> instances = new HashMap<>();
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();

    ServicePool(Map<Class<?>, Supplier<?>> suppliers) {
        this.suppliers = suppliers;
    }

    <S> S get(Class<S> type, @Nullable Supplier<? extends S> fallback) {
        Object known = instances.get(type);
        if (known != null) {
            return type.cast(known);
        }
        Supplier<?> supplier = suppliers.containsKey(type) ? suppliers.get(type) : fallback;
        if (supplier == null) {
            throw new ConfigurationException(missing(type));
        }
        S made = type.cast(make(type, supplier));
        instances.put(type, made);
        if (made instanceof AutoCloseable closeable) {
            toClose.push(closeable);
        }
        return made;
    }

    private static Object make(Class<?> type, Supplier<?> supplier) {
        Object made;
        try {
            made = supplier.get();
        } catch (RuntimeException e) {
            throw new StreamwrightException(
                    "the service " + type.getName() + " cannot be made: " + FailureReport.message(e), e);
        }
        if (made == null) {
            throw new ConfigurationException("the supplier of the service " + type.getName() + " gave null");
        }
        return made;
    }

    static String missing(Class<?> type) {
        return "nobody supplies the service " + type.getName() + ". Give one to the runner with .service("
                + type.getSimpleName() + ".class, …)";
    }

    /** Closes all, the last one first. */
    void close(CloseAll closing) {
        while (!toClose.isEmpty()) {
            closing.close("a service", toClose.pop()::close);
        }
    }
}
