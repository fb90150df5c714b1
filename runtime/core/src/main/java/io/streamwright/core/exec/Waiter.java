package io.streamwright.core.exec;

import java.util.function.BooleanSupplier;

/** How the snapshot thread waits, for a job that is driven by hand. Internal to the engine and its test harness. */
@FunctionalInterface
public interface Waiter {

    /**
     * Returns once {@code until} holds, or after {@code nanos} on the job's clock, or before that, to look again.
     *
     * @param until is asked on the thread that calls
     */
    void await(BooleanSupplier until, long nanos);
}
