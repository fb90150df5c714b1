package io.streamwright.core.exec;

import io.streamwright.core.api.JobFailedException;
import io.streamwright.core.api.JobResult;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How those who hold a job wait for its end. Any thread may use it. */
final class JobOutcome {
    private JobOutcome() {}

    /** Waits for the end; see {@link io.streamwright.core.api.JobHandle#await()}. */
    static JobResult await(CompletableFuture<JobResult> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    /** Waits for so long at most; see {@link io.streamwright.core.api.JobHandle#await(Duration)}. */
    static Optional<JobResult> await(CompletableFuture<JobResult> result, Duration atMost) throws InterruptedException {
        try {
            return Optional.of(result.get(atMost.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    /** Waits for the end, however it is; an interrupt is kept for later. */
    static void awaitEnd(CompletableFuture<JobResult> result) {
        boolean interrupted = false;
        while (!result.isDone()) {
            try {
                result.get();
            } catch (ExecutionException e) {
                break; // whoever awaits the job learns of it
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A new exception for each who waits, so that its stack says who that was. */
    private static JobFailedException failed(ExecutionException e) {
        Throwable failure = e.getCause();
        if (failure instanceof JobFailedException known) {
            Throwable cause = known.getCause();
            return new JobFailedException(String.valueOf(known.getMessage()), cause == null ? known : cause);
        }
        return new JobFailedException(String.valueOf(e.getMessage()), e);
    }
}
