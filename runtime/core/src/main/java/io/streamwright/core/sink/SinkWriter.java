package io.streamwright.core.sink;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the results of one lane. Owned by that lane, whose thread makes all calls.
 *
 * @param <T> the type of the results
 */
public interface SinkWriter<T> extends AutoCloseable {

    /**
     * Takes one result. May block while the place is slow: that is how back-pressure begins.
     *
     * @param value the result, not kept if it is mutable
     * @param timeMillis the time it travels with, milliseconds since 1970, UTC; {@link Long#MIN_VALUE} if it has none
     */
    void write(T value, long timeMillis) throws IOException;

    /**
     * Lets go of what is buffered, for sinks whose results are seen at once. Called now and then when the lane has nothing
     * else to do, and before a snapshot.
     */
    default void flush() throws IOException {}

    /**
     * At a barrier: everything written so far and not yet handed over becomes one token, to be published once the snapshot
     * is durable; or null if there is nothing to publish. Quick: slow work belongs into {@link Sink#harden}.
     *
     * @param snapshotId the snapshot
     * @param last whether nothing will be written after it, because the input has ended
     */
    @Nullable PendingCommit prepare(long snapshotId, boolean last) throws IOException;

    /** Closes what is open, without publishing. */
    @Override
    void close() throws IOException;
}
