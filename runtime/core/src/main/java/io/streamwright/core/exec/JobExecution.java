package io.streamwright.core.exec;

import io.streamwright.core.api.JobFailedException;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobMetrics;
import io.streamwright.core.api.JobProgress;
import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobState;
import io.streamwright.core.api.StreamwrightException;
import io.streamwright.core.snapshot.SupersededException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job from its start to its end: the threads of its lanes, the snapshot thread, the discovery thread if there are sources to
 * watch, and what other threads may ask. The snapshot thread sees to the end: it makes the lanes end, closes everything and
 * only then tells those who wait.
 */
final class JobExecution implements JobHandle {
    private static final Logger LOG = LoggerFactory.getLogger(JobExecution.class);

    /** How long a thread that was interrupted has before it is given up. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final JobParts parts;
    private final JobSignals signals;
    private final SnapshotCoordinator coordinator;
    private final List<Thread> lanes = new ArrayList<>();
    private final AtomicLongArray shownWatermarks;
    private final Thread snapshotThread;
    private final Thread discoveryThread;
    private final long startedNanos;
    private volatile JobState state = JobState.RUNNING;
    private final AtomicBoolean watched = new AtomicBoolean();
    private final CompletableFuture<JobResult> result = new CompletableFuture<>();
    private final Runnable beforeEnd;

    JobExecution(JobParts parts, Runnable beforeEnd) {
        this.beforeEnd = beforeEnd;
        this.parts = parts;
        this.signals = parts.signals();
        String name = "streamwright-" + parts.name();
        for (LaneParts lane : parts.lanes()) {
            Thread thread = new Thread(
                    JobMdc.of(parts.name(), lane.number(), new LaneRunner(lane, parts)),
                    name + "-lane-" + lane.number());
            thread.setDaemon(false);
            lane.control().attach(thread);
            lanes.add(thread);
        }
        this.coordinator = new SnapshotCoordinator(parts);
        this.shownWatermarks = LaneCounters.noWatermarks(parts.sources().size());
        this.snapshotThread = new Thread(JobMdc.of(parts.name(), this::supervise), name + "-snapshots");
        this.discoveryThread = new Thread(JobMdc.of(parts.name(), parts.discovery()), name + "-discovery");
        // an embedding program may end its main thread: the job goes on until it has ended itself
        snapshotThread.setDaemon(false);
        discoveryThread.setDaemon(true);
        this.startedNanos = parts.time().nanoTime();
    }

    /** Starts the threads. */
    void start() {
        snapshotThread.start();
        lanes.forEach(Thread::start);
        if (parts.discovery().needed()) {
            discoveryThread.start();
        }
    }

    // ------------------------------------------------------------------------------------------ the snapshot thread

    private void supervise() {
        JobState end = JobState.FAILED;
        Throwable failure = null;
        try {
            end = coordinator.supervise();
        } catch (Throwable thrown) {
            failure = thrown;
        }
        failure = superseded(failure);
        try {
            endThreads();
            // an interrupt has done its work by now, and would make closing fail
            Thread.interrupted();
            closeShared();
        } catch (Throwable thrown) {
            signals.fail(thrown);
        }
        Throwable late = signals.failure();
        if (failure == null && late != null && end == JobState.CANCELLED) {
            failure = late;
        } else if (failure == null && late != null) {
            LOG.warn("Job {}: failed after its last snapshot, which is complete", parts.name(), late);
        }
        complete(end, failure);
    }

    /** What a job fails with that another instance has shut out is only that. */
    private @Nullable Throwable superseded(@Nullable Throwable failure) {
        if (failure == null) {
            return null;
        }
        try {
            parts.store().expectCurrent();
            return failure;
        } catch (SupersededException e) {
            e.addSuppressed(failure);
            return e;
        } catch (IOException | RuntimeException e) {
            return failure;
        }
    }

    private void endThreads() {
        parts.controls().forEach(LaneControl::end);
        parts.discovery().stop();
        signals.await(
                () -> signals.haveLanesEnded() || signals.forced(),
                parts.settings().stopTimeout().toNanos());
        if (!signals.haveLanesEnded()) {
            String where = whereLanesAre();
            lanes.forEach(Thread::interrupt);
            Thread.interrupted();
            signals.await(signals::haveLanesEnded, GRACE.toNanos());
            if (!signals.haveLanesEnded()) {
                signals.fail(
                        new LeftBehindException(
                                "the thread " + where
                                        + " and does not end, not even when interrupted. It is left behind and cannot publish anything"));
            }
        }
        if (signals.haveLanesEnded()) {
            lanes.forEach(JobExecution::join);
        }
        if (discoveryThread.isAlive()) {
            discoveryThread.interrupt();
            join(discoveryThread);
        }
    }

    /** Where those lanes stand that have not ended. */
    private String whereLanesAre() {
        return lanes.stream()
                .filter(Thread::isAlive)
                .map(FailureReport::whereIs)
                .collect(Collectors.joining("; the thread "));
    }

    private static void join(Thread thread) {
        try {
            thread.join(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeShared() {
        CloseAll closing = new CloseAll(parts.name());
        parts.closeShared(closing);
        closing.close("the store of snapshots", parts.store()::close);
    }

    private void complete(JobState end, @Nullable Throwable failure) {
        JobState last = failure == null ? end : JobState.FAILED;
        end(last);
        JobProgress progress = progress();
        Duration duration = Duration.ofNanos(parts.time().nanoTime() - startedNanos);
        beforeEnd.run();
        if (failure != null) {
            result.completeExceptionally(FailureReport.of(parts.name(), parts.operators(), null, failure));
            refuseWanted();
            return;
        }
        LOG.info(
                "Job {}: {} after {} ms, {} events in, {} results out, {} dropped as late, last snapshot {}",
                parts.name(),
                last,
                duration.toMillis(),
                progress.events(),
                progress.results(),
                progress.lateDropped(),
                progress.snapshots().lastId());
        result.complete(new JobResult(last, duration, progress, false));
        refuseWanted();
    }

    /** Nobody takes snapshots any more: called after the result is there, so that whoever asks later sees that himself. */
    private void refuseWanted() {
        StreamwrightException ended = new StreamwrightException("the job \"" + parts.name() + "\" has ended");
        signals.takeWanted().forEach(each -> each.completeExceptionally(ended));
    }

    private synchronized void stopping() {
        if (state == JobState.RUNNING) {
            state = JobState.STOPPING;
        }
    }

    private synchronized void end(JobState last) {
        if (!state.ended()) {
            state = last;
        }
    }

    // --------------------------------------------------------------------------------------------------- any thread

    @Override
    public JobResult await() throws InterruptedException {
        return JobOutcome.await(result);
    }

    @Override
    public Optional<JobResult> await(Duration atMost) throws InterruptedException {
        return JobOutcome.await(result, atMost);
    }

    @Override
    public void stop() {
        stopping();
        signals.stop();
        watch();
    }

    @Override
    public void cancel() {
        signals.cancel();
        watch();
    }

    /** Sees to it that the job ends in time even if user code or a connector hangs. */
    private void watch() {
        if (result.isDone() || !watched.compareAndSet(false, true)) {
            return;
        }
        Thread watchdog =
                new Thread(JobMdc.of(parts.name(), this::awaitEnd), "streamwright-" + parts.name() + "-watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
    }

    private void awaitEnd() {
        Duration patience = parts.settings().stopTimeout();
        if (endsWithin(patience)) {
            return;
        }
        StreamwrightException tooLong = new StreamwrightException("the job did not end within " + patience.toMillis()
                + " ms (stop-timeout): the thread " + whereLanesAre() + "; the thread "
                + FailureReport.whereIs(snapshotThread));
        signals.fail(tooLong);
        signals.force();
        lanes.forEach(Thread::interrupt);
        snapshotThread.interrupt();
        if (!endsWithin(GRACE.multipliedBy(4))) {
            end(JobState.FAILED);
            beforeEnd.run();
            result.completeExceptionally(new JobFailedException(
                    "The job \"" + parts.name() + "\" failed: " + tooLong.getMessage(), tooLong));
            refuseWanted();
        }
    }

    private boolean endsWithin(Duration atMost) {
        try {
            result.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public CompletableFuture<Long> snapshot() {
        CompletableFuture<Long> wanted = new CompletableFuture<>();
        signals.want(wanted);
        if (result.isDone()) {
            wanted.completeExceptionally(new StreamwrightException("the job \"" + parts.name() + "\" has ended"));
        }
        return wanted;
    }

    @Override
    public JobState state() {
        JobState now = state;
        return now == JobState.RUNNING && signals.isDrained() ? JobState.FINISHING : now;
    }

    @Override
    public JobProgress progress() {
        return LaneCounters.progress(
                state(),
                parts.time().nanoTime(),
                parts.lanes().stream().map(LaneParts::counters).toList(),
                shownWatermarks,
                coordinator.snapshots());
    }

    @Override
    public JobMetrics metrics() {
        List<JobMetrics.Lane> shown = new ArrayList<>();
        for (LaneParts lane : parts.lanes()) {
            JobMetrics.Lane metrics = lane.meter().shown();
            if (metrics != null) {
                shown.add(metrics);
            }
        }
        Duration uptime = Duration.ofNanos(parts.time().nanoTime() - startedNanos);
        return new JobMetrics(
                parts.name(),
                progress(),
                uptime,
                coordinator.sinceLast(),
                shown,
                parts.lanes().size());
    }

    @Override
    public void close() {
        if (!result.isDone()) {
            cancel();
        }
        JobOutcome.awaitEnd(result);
    }
}
