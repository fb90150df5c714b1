package io.streamwright.core.operator;

import io.streamwright.core.time.TimeSource;

/**
 * What an operator is given when a lane is built. Used by the thread that builds the lane.
 */
public interface OperatorContext {

    /** The clock for processing-time timers. */
    TimeSource time();

    /** The settings behind {@code @Config} fields, typed. */
    ConfigValues config();

    /**
     * The lane's instance of a {@code @Service} type.
     *
     * @param type the type of the field
     * @param fallback makes one where the embedding program supplied none; null if the type cannot be made
     * @throws io.streamwright.core.api.ConfigurationException if there is none
     */
    <S> S service(Class<S> type, java.util.function.@org.jspecify.annotations.Nullable Supplier<? extends S> fallback);

    /** The number of key groups of the job, a power of two. */
    int keyGroups();

    /**
     * Whether handlers work on copies of mutable state, so that one that throws leaves the state as it was. In a job its
     * failure ends in a restart from a snapshot and nothing is copied; in tests the job goes on.
     */
    default boolean copiesState() {
        return false;
    }
}
