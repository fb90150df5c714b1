package io.streamwright.testkit;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.operator.Operator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is behind a {@link JobHarness}: the lane and what replaces it after a restart or a failed step. Owned by the thread of
 * the test.
 */
final class HarnessEngine {
    private final CompiledJob job;
    private final HarnessSettings settings;
    private final VirtualClock clock;
    private final RecordedStreams streams;

    private HarnessContext context;
    private HarnessLane lane;
    private StreamWatermarks watermarks;

    /** What lanes before this one have counted. */
    private Map<String, Long> counted = Map.of();

    HarnessEngine(CompiledJob job, HarnessSettings settings, @Nullable HarnessSnapshot snapshot) {
        this.job = job;
        this.settings = settings;
        this.clock = new VirtualClock(
                snapshot == null || settings.startIsSet ? settings.startMillis : snapshot.clockMillis());
        this.streams = new RecordedStreams(job);
        this.context = new HarnessContext(settings, clock, streams);
        this.lane = new HarnessLane(job, context, clock);
        if (snapshot != null) {
            lane.restore(snapshot, false);
        } else {
            settings.splits.forEach((source, ids) -> {
                SourceLane opened = lane.sources().get(source);
                if (opened != null) {
                    ids.forEach(opened::open);
                }
            });
        }
        lane.sources().forEach((name, source) -> {
            if (settings.allWatermarksExplicit || settings.explicitWatermarks.contains(name)) {
                source.stopGenerating();
            }
        });
        this.watermarks = new StreamWatermarks(job.graph(), lane);
    }

    CompiledJob job() {
        return job;
    }

    VirtualClock clock() {
        return clock;
    }

    RecordedStreams streams() {
        return streams;
    }

    HarnessLane lane() {
        return lane;
    }

    StreamWatermarks watermarks() {
        return watermarks;
    }

    /**
     * Runs {@code action} and everything that follows from it. If that throws, all is as it was before: state, timers,
     * watermarks, and what streams have carried.
     */
    void step(Runnable action) {
        HarnessLane.Frozen before = lane.freeze();
        Map<String, Integer> recorded = streams.sizes();
        Map<String, Long> counts = counts();
        try {
            action.run();
            lane.program().settleAll();
        } catch (Throwable failure) {
            undo(before, recorded, counts, failure);
            throw failure;
        }
        before.release();
        watermarks.update();
    }

    private void undo(
            HarnessLane.Frozen before, Map<String, Integer> recorded, Map<String, Long> counts, Throwable failure) {
        try {
            HarnessSnapshot snapshot = before.write(clock.currentTimeMillis());
            lane = new HarnessLane(job, context, clock);
            lane.restore(snapshot, true);
            watermarks = new StreamWatermarks(job.graph(), lane);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        streams.cutTo(recorded);
        counted = counts;
    }

    HarnessSnapshot snapshot() {
        return lane.freeze().write(clock.currentTimeMillis());
    }

    /** Ends this lane, as a crash would, and goes on with a new one from a snapshot taken just before. */
    void restart() {
        HarnessSnapshot snapshot = snapshot();
        counted = counts();
        closeServices();
        context = new HarnessContext(settings, clock, streams);
        lane = new HarnessLane(job, context, clock);
        lane.restore(snapshot, false);
        watermarks = new StreamWatermarks(job.graph(), lane);
    }

    void closeServices() {
        context.closeServices();
    }

    // --------------------------------------------------------------------------------------------------- counts

    long skipped(String source) {
        return count("skipped " + source);
    }

    long lateDropped(String stream) {
        return count("late " + stream);
    }

    long rows(String stream) {
        return Objects.requireNonNull(lane.operators().get(stream)).rows();
    }

    private long count(String what) {
        return counts().getOrDefault(what, 0L);
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>(counted);
        lane.sources()
                .forEach((name, source) ->
                        counts.merge("skipped " + name, source.input().skipped(), Long::sum));
        for (Map.Entry<String, Operator> operator : lane.operators().entrySet()) {
            counts.merge("late " + operator.getKey(), operator.getValue().lateDropped(), Long::sum);
        }
        return counts;
    }
}
