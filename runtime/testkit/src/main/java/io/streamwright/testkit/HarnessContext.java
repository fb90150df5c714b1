package io.streamwright.testkit;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.operator.ConfigValues;
import io.streamwright.core.operator.LaneSetup;
import io.streamwright.core.operator.OperatorContext;
import io.streamwright.core.operator.Output;
import io.streamwright.core.operator.StreamTap;
import io.streamwright.core.time.TimeSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the lane of a harness is built from. Services that the job makes itself live as long as this does; those that the test
 * has supplied are the test's. Owned by the thread of the test.
 */
final class HarnessContext implements OperatorContext, LaneSetup {
    private final HarnessSettings settings;
    private final TimeSource clock;
    private final StreamTap tap;
    private final Map<Class<?>, Object> made = new LinkedHashMap<>();

    HarnessContext(HarnessSettings settings, TimeSource clock, StreamTap tap) {
        this.settings = settings;
        this.clock = clock;
        this.tap = tap;
    }

    @Override
    public OperatorContext operators() {
        return this;
    }

    @Override
    public <T> Output<T> sink(String stream) {
        // the tap has seen the event already
        return new Output<>() {
            @Override
            public void emit(T event, long time) {}
        };
    }

    @Override
    public StreamTap tap() {
        return tap;
    }

    @Override
    public int sweepSteps() {
        return settings.interruptedAfter > 0 ? settings.interruptedAfter : LaneSetup.super.sweepSteps();
    }

    @Override
    public TimeSource time() {
        return clock;
    }

    @Override
    public ConfigValues config() {
        return settings.config::get;
    }

    @Override
    public <S> S service(Class<S> type, @Nullable Supplier<? extends S> fallback) {
        Object supplied = settings.services.get(type);
        if (supplied == null) {
            supplied = made.get(type);
        }
        if (supplied == null) {
            if (fallback == null) {
                throw new ConfigurationException("the job uses a service of the type " + type.getName()
                        + ": give the harness .service(" + type.getSimpleName() + ".class, ...), for example a fake");
            }
            supplied = fallback.get();
            made.put(type, supplied);
        }
        return type.cast(supplied);
    }

    @Override
    public int keyGroups() {
        return settings.keyGroups;
    }

    /** Closes the services that the job has made. */
    void closeServices() {
        IllegalStateException failure = null;
        for (Object service : made.values()) {
            if (service instanceof AutoCloseable closeable) {
                try {
                    closeable.close();
                } catch (Exception e) {
                    failure = failure != null
                            ? failure
                            : new IllegalStateException(
                                    "the service " + service.getClass().getName() + " could not be closed", e);
                }
            }
        }
        made.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
