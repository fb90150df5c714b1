package io.streamwright.testkit;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.api.JobMetrics;
import io.streamwright.core.operator.HistogramCounts;
import io.streamwright.core.operator.Operator;
import java.util.HashMap;
import java.util.List;
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
    private final StreamWatermarks watermarks;

    /** What lanes before this one have counted. */
    private Map<String, Long> counted = Map.of();

    private Map<String, HistogramCounts> recordedValues = Map.of();

    HarnessEngine(CompiledJob job, HarnessSettings settings, @Nullable HarnessSnapshot snapshot) {
        this.job = job;
        this.settings = settings;
        this.clock = new VirtualClock(
                snapshot == null || settings.startIsSet ? settings.startMillis : snapshot.clockMillis());
        this.streams = new RecordedStreams(job);
        this.watermarks = new StreamWatermarks(job.graph());
        this.context = new HarnessContext(settings, clock, streams);
        this.lane = new HarnessLane(job, context, clock, watermarks);
        if (snapshot != null) {
            lane.restore(snapshot, false);
            lane.settle();
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
        lane.keepHouse();
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
        // a lane that is replaced in the middle cannot be asked afterwards
        HarnessSnapshot written = settings.interruptedAfter > 0 ? write(before) : null;
        Map<String, Integer> recorded = streams.sizes();
        Map<String, Long> counts = counts();
        Map<String, HistogramCounts> values = values();
        StreamWatermarks.Reading reading = watermarks.reading();
        try {
            action.run();
            settle();
            lane.keepHouse();
        } catch (Throwable failure) {
            watermarks.back(reading);
            undo(written == null ? write(before) : written, failure);
            streams.cutTo(recorded);
            counted = counts;
            recordedValues = values;
            throw failure;
        }
        if (written == null) {
            before.release();
        }
    }

    private HarnessSnapshot write(HarnessLane.Frozen frozen) {
        return frozen.write(clock.currentTimeMillis());
    }

    private void undo(HarnessSnapshot snapshot, Throwable failure) {
        try {
            replaceLane(snapshot, true);
            lane.settle();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void replaceLane(HarnessSnapshot snapshot, boolean exactly) {
        lane = new HarnessLane(job, context, clock, watermarks);
        lane.restore(snapshot, exactly);
    }

    /** Hands watermarks on until nothing moves. */
    private void settle() {
        while (!lane.program().settle()) {
            interrupt();
        }
        lane.settle();
    }

    /** Between two timers of a sweep: where a barrier may pass, and so a restart must change nothing. */
    private void interrupt() {
        if (settings.interruptedAfter > 0) {
            HarnessSnapshot snapshot = snapshot();
            keepCounts();
            replaceLane(snapshot, true);
        }
    }

    /** Fires processing-time timers until none is due, then marks splits idle and moves periodic watermarks. */
    void onClock() {
        do {
            while (!lane.program().fireProcessingTime(clock.currentTimeMillis())) {
                interrupt();
            }
            settle();
        } while (isDue(lane.program().nextProcessingTime()));
        lane.keepHouse();
        settle();
    }

    private boolean isDue(long timeMillis) {
        return timeMillis <= clock.currentTimeMillis() && timeMillis != Long.MAX_VALUE;
    }

    /** Removes what has expired. */
    void cleanUp() {
        lane.program().cleanUp(Integer.MAX_VALUE);
    }

    HarnessSnapshot snapshot() {
        return write(lane.freeze());
    }

    /** Ends this lane, as a crash would, and goes on with a new one from a snapshot taken just before. */
    void restart() {
        restart(1);
    }

    /** The same, with a life on so many lanes in between. */
    void restart(int lanes) {
        if (lanes < 1 || lanes > settings.keyGroups) {
            throw new IllegalArgumentException(
                    "a job with " + settings.keyGroups + " key groups cannot run on " + lanes + " lanes");
        }
        HarnessSnapshot snapshot = snapshot();
        keepCounts();
        closeServices();
        context = new HarnessContext(settings, clock, streams);
        replaceLane(lanes == 1 ? snapshot : Rescaled.through(lanes, job, context, snapshot), false);
        settle();
        lane.keepHouse();
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
        return operator(stream).rows();
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
            for (JobMetrics.UserCounter counter : operator.getValue().meters().counters()) {
                counts.merge(counter(operator.getKey(), counter.name()), counter.value(), Long::sum);
            }
        }
        return counts;
    }

    private static String counter(String stream, String name) {
        return "counter " + name + " " + stream;
    }

    private Map<String, HistogramCounts> values() {
        Map<String, HistogramCounts> values = new HashMap<>(recordedValues);
        for (Map.Entry<String, Operator> operator : lane.operators().entrySet()) {
            for (JobMetrics.UserHistogram histogram :
                    operator.getValue().meters().histograms()) {
                values.merge(counter(operator.getKey(), histogram.name()), histogram.counts(), HistogramCounts::plus);
            }
        }
        return values;
    }

    private void keepCounts() {
        Map<String, HistogramCounts> values = values();
        counted = counts();
        recordedValues = values;
    }

    long counter(String stream, String name, String asked) {
        List<String> names = operator(stream).meters().counters().stream()
                .map(JobMetrics.UserCounter::name)
                .toList();
        if (!names.contains(name)) {
            throw Names.unknown("the operator of \"" + asked + "\" has no counter \"" + name + "\"", name, names);
        }
        return count(counter(stream, name));
    }

    HistogramCounts histogram(String stream, String name, String asked) {
        HistogramCounts counts = values().get(counter(stream, name));
        if (counts == null) {
            List<String> names = operator(stream).meters().histograms().stream()
                    .map(JobMetrics.UserHistogram::name)
                    .toList();
            throw Names.unknown("the operator of \"" + asked + "\" has no histogram \"" + name + "\"", name, names);
        }
        return counts;
    }

    private Operator operator(String stream) {
        return Objects.requireNonNull(lane.operators().get(stream));
    }
}
