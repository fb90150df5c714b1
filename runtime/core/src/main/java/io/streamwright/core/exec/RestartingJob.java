package io.streamwright.core.exec;

import io.streamwright.core.api.JobFailedException;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobMetrics;
import io.streamwright.core.api.JobProgress;
import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobSettings;
import io.streamwright.core.api.JobState;
import io.streamwright.core.api.RestartStrategy;
import io.streamwright.core.api.StreamwrightException;
import io.streamwright.core.snapshot.SupersededException;
import io.streamwright.core.time.SystemTime;
import io.streamwright.core.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job that is started again in this process when it fails: a new life from the last snapshot, with new lanes, readers and
 * writers, after everything of the one before has been closed. A thread of its own waits for the end of each life.
 *
 * <p>Not every failure is followed by a restart: not one that leaves a thread behind, which two lives would share; not the
 * end of memory, after which nothing in the process can be relied on; and not one of an instance that another has taken over
 * from. A start that is refused counts as one more failure, whatever it is refused for: the same settings were good enough for the
 * first start, so that the reason is in the world around, such as a broker that has not come back yet.
 */
final class RestartingJob implements JobHandle {
    private static final Logger LOG = LoggerFactory.getLogger(RestartingJob.class);

    private final String name;
    private final JobSettings settings;
    private final TimeSource time;
    private final Supplier<JobHandle> launch;
    private final Runnable beforeEnd;
    private final long startedNanos;
    private final CompletableFuture<JobResult> result = new CompletableFuture<>();

    private JobHandle life;
    private boolean waiting;
    private boolean stopWanted;
    private boolean cancelWanted;
    private int restarts;
    private int failuresInARow;

    /**
     * Of a job that runs already.
     *
     * @param launch starts it once more
     * @param beforeEnd what is to be done before those who wait for the end learn of it
     */
    RestartingJob(
            String name,
            JobSettings settings,
            TimeSource time,
            JobHandle firstLife,
            Supplier<JobHandle> launch,
            Runnable beforeEnd) {
        this.beforeEnd = beforeEnd;
        this.name = name;
        this.settings = settings;
        this.time = time;
        this.life = firstLife;
        this.launch = launch;
        this.startedNanos = time.nanoTime();
    }

    /** Begins to watch over it. */
    RestartingJob start() {
        Thread thread = new Thread(JobMdc.of(name, this::watch), "streamwright-" + name + "-restarts");
        thread.setDaemon(false);
        thread.start();
        return this;
    }

    // ------------------------------------------------------------------------------------------------ its own thread

    private void watch() {
        try {
            while (!result.isDone()) {
                live();
            }
        } catch (InterruptedException e) {
            fail(new JobFailedException(
                    "The job \"" + name + "\" failed: the thread that restarts it was interrupted", e));
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable failure) {
        beforeEnd.run();
        result.completeExceptionally(failure);
    }

    /** One life, and what follows from its end. */
    private void live() throws InterruptedException {
        try {
            finish(life().await());
        } catch (JobFailedException failure) {
            if (!goOn(failure)) {
                fail(failure);
            }
        }
    }

    private void finish(JobResult last) {
        beforeEnd.run();
        Duration duration = Duration.ofNanos(time.nanoTime() - startedNanos);
        result.complete(new JobResult(
                last.state(), duration, last.progress().with(last.state(), restarts()), last.alreadyFinished()));
    }

    /** Waits and starts again, until a start succeeds; false if it shall not. */
    private boolean goOn(JobFailedException failure) throws InterruptedException {
        if (life().progress().snapshots().completed() > 0) {
            failuresInARow = 0;
        }
        Throwable latest = failure;
        while (mayRestart(latest)) {
            failuresInARow++;
            Duration delay =
                    settings.restart().delay(failuresInARow, settings.restartDelay(), settings.restartMaxDelay());
            LOG.error(
                    "Job {}: {}. It is started again in {} ms ({} of {} failures in a row)",
                    name,
                    FailureReport.message(latest),
                    delay.toMillis(),
                    failuresInARow,
                    settings.restartAttempts());
            LOG.debug("Job {}: why it failed", name, latest);
            if (!pause(delay)) {
                JobState end = stopped();
                JobProgress progress = life().progress().with(end, restarts());
                finish(new JobResult(end, Duration.ZERO, progress, false));
                return true;
            }
            try {
                begin(launch.get());
                return true;
            } catch (StreamwrightException e) {
                latest = e;
            }
        }
        if (failuresInARow > 0 && latest != failure) {
            throw restartFailed(latest);
        }
        return false;
    }

    private boolean mayRestart(Throwable failure) {
        synchronized (this) {
            if (stopWanted || cancelWanted) {
                return false;
            }
        }
        return failuresInARow < settings.restartAttempts()
                && settings.restart() != RestartStrategy.NONE
                && !isFinal(failure);
    }

    private static boolean isFinal(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof OutOfMemoryError
                    || each instanceof LeftBehindException
                    || each instanceof SupersededException) {
                return true;
            }
            for (Throwable suppressed : each.getSuppressed()) {
                if (isFinal(suppressed)) {
                    return true;
                }
            }
        }
        return false;
    }

    private JobFailedException restartFailed(Throwable cause) {
        return new JobFailedException(
                "The job \"" + name + "\" failed, and could not be started again: " + FailureReport.message(cause),
                cause);
    }

    /** Waits; false if the job is not wanted any more. */
    private synchronized boolean pause(Duration delay) throws InterruptedException {
        waiting = true;
        long deadline = SystemTime.INSTANCE.nanoTime() + delay.toNanos();
        long left = delay.toNanos();
        while (left > 0 && !stopWanted && !cancelWanted) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - SystemTime.INSTANCE.nanoTime();
        }
        return !stopWanted && !cancelWanted;
    }

    private synchronized void begin(JobHandle next) {
        life = next;
        waiting = false;
        restarts++;
        if (cancelWanted) {
            next.cancel();
        } else if (stopWanted) {
            next.stop();
        }
    }

    private synchronized JobState stopped() {
        return cancelWanted ? JobState.CANCELLED : JobState.STOPPED;
    }

    // --------------------------------------------------------------------------------------------------- any thread

    private synchronized JobHandle life() {
        return life;
    }

    private synchronized int restarts() {
        return restarts;
    }

    @Override
    public JobResult await() throws InterruptedException {
        return JobOutcome.await(result);
    }

    @Override
    public Optional<JobResult> await(Duration atMost) throws InterruptedException {
        return JobOutcome.await(result, atMost);
    }

    @Override
    public synchronized void stop() {
        stopWanted = true;
        notifyAll();
        if (!waiting) {
            life.stop();
        }
    }

    @Override
    public synchronized void cancel() {
        cancelWanted = true;
        notifyAll();
        if (!waiting) {
            life.cancel();
        }
    }

    @Override
    public synchronized CompletableFuture<Long> snapshot() {
        if (waiting) {
            return CompletableFuture.failedFuture(
                    new StreamwrightException("the job \"" + name + "\" has failed and waits to be started again"));
        }
        return life.snapshot();
    }

    @Override
    public synchronized JobState state() {
        return waiting && !result.isDone() ? JobState.RESTARTING : ended().orElseGet(life::state);
    }

    private Optional<JobState> ended() {
        if (!result.isDone()) {
            return Optional.empty();
        }
        return Optional.of(
                result.isCompletedExceptionally()
                        ? JobState.FAILED
                        : result.join().state());
    }

    @Override
    public JobProgress progress() {
        return life().progress().with(state(), restarts());
    }

    @Override
    public JobMetrics metrics() {
        return life().metrics().with(progress(), Duration.ofNanos(time.nanoTime() - startedNanos));
    }

    @Override
    public void close() {
        if (!result.isDone()) {
            cancel();
        }
        JobOutcome.awaitEnd(result);
    }
}
