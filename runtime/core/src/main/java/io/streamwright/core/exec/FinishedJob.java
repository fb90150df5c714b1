package io.streamwright.core.exec;

import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobMetrics;
import io.streamwright.core.api.JobProgress;
import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobState;
import io.streamwright.core.api.StreamwrightException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A job that had nothing to do, since an earlier run has processed all of its input. Immutable. */
final class FinishedJob implements JobHandle {
    private final String job;
    private final JobResult result;

    FinishedJob(String job, long snapshotId, long nowNanos) {
        this.job = job;
        JobProgress.Snapshots snapshots = new JobProgress.Snapshots(0, 0, snapshotId, 0, 0, 0);
        JobProgress progress =
                new JobProgress(JobState.FINISHED, nowNanos, List.of(), List.of(), 0, Long.MAX_VALUE, snapshots);
        this.result = new JobResult(JobState.FINISHED, Duration.ZERO, progress, true);
    }

    @Override
    public JobResult await() {
        return result;
    }

    @Override
    public Optional<JobResult> await(Duration atMost) {
        return Optional.of(result);
    }

    @Override
    public void stop() {}

    @Override
    public void cancel() {}

    @Override
    public CompletableFuture<Long> snapshot() {
        return CompletableFuture.failedFuture(
                new StreamwrightException("the job \"" + job + "\" has processed all of its input"));
    }

    @Override
    public JobState state() {
        return JobState.FINISHED;
    }

    @Override
    public JobProgress progress() {
        return result.progress();
    }

    @Override
    public JobMetrics metrics() {
        return new JobMetrics(job, progress(), Duration.ZERO, Duration.ZERO, List.of(), 0);
    }

    @Override
    public void close() {}
}
