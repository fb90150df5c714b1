package io.streamwright.testkit;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.operator.HistogramCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A compiled job on the thread of a test, in virtual time, without its sources and sinks.
 *
 * <pre>{@code
 * try (JobHarness job = JobHarness.start(new PageViewsJob())) {
 *     job.send("views", new PageView("home", "ada", Instant.parse("2024-05-01T10:00:05Z")));
 *     job.watermark("views", Instant.parse("2024-05-01T10:01:00Z"));
 *     assertThat(job.drain("counts", PageCount.class)).containsExactly(...);
 * }
 * }</pre>
 *
 * <p><b>Steps.</b> Each call that sends something or moves time returns when everything that follows from it has happened. If
 * user code throws, that exception comes out of the call as it is, and the whole step is undone: state, timers and watermarks
 * are as before, and nothing has been put out. (A running job fails, and goes on from its last snapshot.)
 *
 * <p><b>Event time</b> moves by the watermarks that the job generates after each event, or, for a source for which {@link
 * #watermark} has been called or {@link HarnessBuilder#explicitWatermarks} was set, by those of the test alone. <b>Processing
 * time</b> stands still unless {@link #advanceTime} or {@link #time} moves it.
 *
 * <p>Names of streams that do not exist, and events of the wrong type, are an {@link IllegalArgumentException}. Not
 * thread-safe.
 */
public final class JobHarness implements AutoCloseable {
    private final HarnessEngine engine;
    private final HarnessNames names;
    private boolean closed;

    JobHarness(CompiledJob job, HarnessSettings settings, @Nullable HarnessSnapshot snapshot) {
        this.engine = new HarnessEngine(job, settings, snapshot);
        this.names = new HarnessNames(job);
    }

    /** Says which job to run; settings may follow, then {@link HarnessBuilder#start}. */
    public static HarnessBuilder of(CompiledJob job) {
        return new HarnessBuilder(job);
    }

    /** Runs a job that needs no settings. */
    public static JobHarness start(CompiledJob job) {
        return of(job).start();
    }

    /** Runs a job that needs no settings from a snapshot. */
    public static JobHarness restore(CompiledJob job, HarnessSnapshot snapshot) {
        return of(job).restore(snapshot);
    }

    // --------------------------------------------------------------------------------------------------- events

    /** Sends an event into a source. Its time is that of its {@code @EventTime}; it has none if its type has none. */
    public JobHarness send(String source, Object event) {
        typeChecked(source, event);
        return onSource(source, lane -> lane.send(lane.first(), event));
    }

    /** Sends an event with a time that the connector knows better, in milliseconds since 1970, UTC. */
    public JobHarness send(String source, Object event, long timeMillis) {
        typeChecked(source, event);
        return onSource(source, lane -> lane.send(lane.first(), event, timeMillis));
    }

    /** Sends an event with a time that the connector knows better, floored to milliseconds. */
    public JobHarness send(String source, Object event, Instant time) {
        return send(source, event, time.toEpochMilli());
    }

    /** Sends several events, one after the other. */
    public JobHarness sendAll(String source, Iterable<?> events) {
        events.forEach(event -> send(source, event));
        return this;
    }

    /** Sends several events, one after the other. */
    public JobHarness sendAll(String source, Object... events) {
        return sendAll(source, List.of(events));
    }

    /** Reports a record that could not be decoded: the job fails, counts it or puts it out, as its {@code @OnError} says. */
    public JobHarness undecodable(String source, byte[] raw, String reason) {
        return onSource(source, lane -> lane.undecodable(lane.first(), reason, raw));
    }

    /** A source, to reach its splits. */
    public HarnessSource source(String source) {
        names.source(source);
        return new HarnessSource(this, source);
    }

    // --------------------------------------------------------------------------------------------------- event time

    /**
     * Raises the watermark of a source, that is of all its splits; a lower one does nothing. From now on this source generates
     * none.
     *
     * @param timeMillis no event with a time up to this is expected any more
     */
    public JobHarness watermark(String source, long timeMillis) {
        return onSource(source, lane -> lane.openSplits().forEach(id -> lane.watermark(id, timeMillis)));
    }

    /** As {@link #watermark(String, long)}, floored to milliseconds. */
    public JobHarness watermark(String source, Instant time) {
        return watermark(source, time.toEpochMilli());
    }

    /** Marks all splits of a source idle until their next event, or a watermark that is higher than their last one. */
    public JobHarness idle(String source) {
        return onSource(source, lane -> lane.openSplits().forEach(id -> lane.markIdle(id, true)));
    }

    /** Marks all splits of a source active. */
    public JobHarness active(String source) {
        return onSource(source, lane -> lane.openSplits().forEach(id -> lane.markIdle(id, false)));
    }

    /** Ends a source: its watermark becomes {@link Long#MAX_VALUE}. Does nothing if it has ended. */
    public JobHarness end(String source) {
        return onSource(source, SourceLane::end);
    }

    /** Ends all sources. Event-time timers and windows fire; processing-time timers do not. */
    public JobHarness end() {
        return step(() -> engine.lane().sources().values().forEach(SourceLane::end));
    }

    // ---------------------------------------------------------------------------------------------- processing time

    /**
     * Lets time pass. The clock stops at each processing-time timer that becomes due and each timeout of an idle split, so
     * that a handler sees the clock at the time its timer was set for, and a timer that is set to within this span fires in it.
     * What is due at the same time: timers first, operator by operator in the order of the data, then idleness.
     *
     * @param duration not negative; finer times are floored to milliseconds
     */
    public JobHarness advanceTime(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time does not pass backwards; time(Instant) sets the clock back");
        }
        VirtualClock clock = engine.clock();
        long target = clock.after(duration);
        return clockStep(() -> {
            long next = nextStop();
            while (next < target) {
                clock.set(Math.max(next, clock.currentTimeMillis()));
                engine.onClock();
                next = nextStop();
            }
            clock.set(target);
            engine.onClock();
        });
    }

    private long nextStop() {
        long idleNanos = engine.lane().nextIdleNanos();
        long idleMillis =
                idleNanos == Long.MAX_VALUE ? idleNanos : engine.clock().millisAt(idleNanos);
        return Math.min(
                Math.min(engine.lane().program().nextProcessingTime(), idleMillis),
                engine.lane().nextTickMillis());
    }

    /**
     * Sets the clock, at once, as when a machine wakes up or its clock is corrected. Then everything due fires, in the order of
     * its times, and every handler sees the new time. Backwards is possible; idleness does not notice that.
     */
    public JobHarness time(Instant time) {
        long target = time.toEpochMilli();
        return clockStep(() -> {
            engine.clock().set(target);
            engine.onClock();
        });
    }

    /** The processing-time clock. */
    public Instant time() {
        return engine.clock().instant();
    }

    private JobHarness clockStep(Runnable action) {
        VirtualClock.Reading before = engine.clock().reading();
        try {
            return step(action);
        } catch (Throwable failure) {
            engine.clock().back(before);
            throw failure;
        }
    }

    // ------------------------------------------------------------------------------------------------ snapshots

    /** Takes a snapshot. */
    public HarnessSnapshot snapshot() {
        requireOpen();
        return engine.snapshot();
    }

    /**
     * Removes all state that has expired by its {@link io.streamwright.Ttl}, as a running job does in passing. A harness does not by
     * itself: what is removed before it is met matters to {@link #rows}, and to what may be read although it has expired.
     */
    public JobHarness cleanUp() {
        step(engine::cleanUp);
        return this;
    }

    /**
     * Takes a snapshot, ends the job as a crash would, and goes on from the snapshot. Settings, supplied services, the clock,
     * what has not been drained and all counts stay; services that the job has made are closed and made anew; splits begin
     * anew to wait for events.
     */
    public JobHarness restart() {
        requireOpen();
        engine.restart();
        return this;
    }

    /**
     * As {@link #restart()}, but that the job runs on another number of lanes in between: its state is divided among them as by a
     * restart with this {@code parallelism}, written by each of them, and brought together again.
     *
     * @param lanes at least 1, at most the number of key groups, which is 128
     */
    public JobHarness restart(int lanes) {
        requireOpen();
        engine.restart(lanes);
        return this;
    }

    // ---------------------------------------------------------------------------------------------------- results

    /** What a stream has carried since it was last drained, in order: any stream, not only those with a sink. */
    public List<Object> drain(String stream) {
        return drain(stream, Object.class);
    }

    /**
     * What a stream has carried since it was last drained, in order.
     *
     * @throws ClassCastException if one is not of this type
     */
    public <T> List<T> drain(String stream, Class<T> type) {
        List<T> events = new ArrayList<>();
        drainTimed(stream, type).forEach(timed -> events.add(timed.event()));
        return events;
    }

    /** As {@link #drain(String)}, with times. */
    public List<TimedEvent<Object>> drainTimed(String stream) {
        return drainTimed(stream, Object.class);
    }

    /** As {@link #drain(String, Class)}, with times. */
    public <T> List<TimedEvent<T>> drainTimed(String stream, Class<T> type) {
        names.stream(stream);
        List<TimedEvent<T>> events = new ArrayList<>();
        for (TimedEvent<Object> timed : engine.streams().drain(stream)) {
            if (!type.isInstance(timed.event())) {
                throw new ClassCastException("the stream \"" + stream + "\" has carried " + timed.event()
                        + ", which is a " + timed.event().getClass().getName() + " and no " + type.getName());
            }
            events.add(new TimedEvent<>(type.cast(timed.event()), timed.timeMillis()));
        }
        return events;
    }

    /** The watermark of a stream in milliseconds since 1970, UTC; {@link Long#MIN_VALUE} before the first. */
    public long watermark(String stream) {
        return engine.watermarks().watermark(names.stream(stream));
    }

    /** Whether all that a stream comes from is idle. */
    public boolean isIdle(String stream) {
        return engine.watermarks().idle(names.stream(stream));
    }

    /**
     * What a stream has forwarded in event time since this was last asked: each change of its watermark and its idleness, in
     * order. Changes that follow from one call of a handler are one.
     */
    public List<StreamTime> drainTime(String stream) {
        return engine.watermarks().drain(names.stream(stream));
    }

    /** How many events came too late for all windows of the operator of this stream, restarts included. */
    public long lateDropped(String stream) {
        return engine.lateDropped(names.operator(stream));
    }

    /** How many rows of state the operator has that puts out this stream; its uid is understood as well. */
    public long rows(String streamOrUid) {
        return engine.rows(names.operator(streamOrUid));
    }

    /**
     * What a {@code Counter} of the operator that puts out this stream has counted, restarts included; its uid is understood as
     * well. (In production counters begin anew with the process.)
     */
    public long counter(String streamOrUid, String name) {
        return engine.counter(names.operator(streamOrUid), name, streamOrUid);
    }

    /** What a {@code Histogram} of the operator that puts out this stream has recorded, as {@link #counter}. */
    public HistogramCounts histogram(String streamOrUid, String name) {
        return engine.histogram(names.operator(streamOrUid), name, streamOrUid);
    }

    /** How many undecodable records a source has left out, restarts included. */
    public long skipped(String source) {
        return engine.skipped(names.source(source));
    }

    /** Ends the harness and closes the services that the job has made. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            engine.closeServices();
        }
    }

    // ----------------------------------------------------------------------------------------------------- inside

    JobHarness onSource(String source, Consumer<SourceLane> action) {
        names.source(source);
        return step(() ->
                action.accept(Objects.requireNonNull(engine.lane().sources().get(source))));
    }

    void typeChecked(String source, Object event) {
        names.checkType(source, event);
    }

    private JobHarness step(Runnable action) {
        requireOpen();
        engine.step(action);
        return this;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the harness has been closed");
        }
    }
}
