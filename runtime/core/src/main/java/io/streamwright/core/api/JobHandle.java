package io.streamwright.core.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A running job. Any thread may use it. */
public interface JobHandle extends AutoCloseable {

    /**
     * Waits for the end.
     *
     * @throws JobFailedException if the job failed
     */
    JobResult await() throws InterruptedException;

    /**
     * Waits for the end, but not longer than {@code atMost}.
     *
     * @return empty if the job still runs
     * @throws JobFailedException if the job failed
     */
    Optional<JobResult> await(Duration atMost) throws InterruptedException;

    /**
     * Takes a snapshot, publishes it and ends, without waiting for more input; the job goes on from there when it is started
     * again. Returns at once. What does not end within {@link EngineSetting#STOP_TIMEOUT} is interrupted, and the job fails.
     */
    void stop();

    /** Ends without a snapshot; nothing more is published. Returns at once. */
    void cancel();

    /**
     * Takes a snapshot as soon as the one before is through.
     *
     * @return its id, once it is complete and published; fails if it failed, or if the job ends before
     */
    CompletableFuture<Long> snapshot();

    /** Where the job stands. */
    JobState state();

    /** How far it has come. */
    JobProgress progress();

    /** What it is doing, lane by lane. */
    JobMetrics metrics();

    /** Cancels, and waits until nothing of the job runs any more. Does nothing if it has ended. */
    @Override
    void close();
}
