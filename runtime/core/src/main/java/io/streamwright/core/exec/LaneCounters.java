package io.streamwright.core.exec;

import io.streamwright.core.api.JobProgress;
import io.streamwright.core.api.JobState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What others see of a lane. Written by the lane alone, now and then, with opaque writes, so that looking costs the lane
 * nothing; read by any thread.
 */
final class LaneCounters {
    private static final int PER_SOURCE = 7;

    private final List<String> sources;
    private final List<String> sinks;
    private final AtomicLongArray values;
    private final int lateIndex;

    LaneCounters(List<String> sources, List<String> sinks) {
        this.sources = List.copyOf(sources);
        this.sinks = List.copyOf(sinks);
        this.lateIndex = sources.size() * PER_SOURCE + sinks.size();
        this.values = new AtomicLongArray(lateIndex + 1);
        for (int i = 0; i < sources.size(); i++) {
            values.setOpaque(i * PER_SOURCE + 2, Long.MIN_VALUE);
            values.setOpaque(i * PER_SOURCE + 5, -1);
        }
    }

    void source(int index, long events, long skipped, long watermark, boolean idle, int open, int ended, long lag) {
        int at = index * PER_SOURCE;
        values.setOpaque(at, events);
        values.setOpaque(at + 1, skipped);
        values.setOpaque(at + 2, watermark);
        values.setOpaque(at + 3, open);
        values.setOpaque(at + 4, ended);
        values.setOpaque(at + 5, lag);
        values.setOpaque(at + 6, idle ? 1 : 0);
    }

    private boolean idle(int source) {
        return values.getOpaque(source * PER_SOURCE + 6) != 0;
    }

    void sink(int index, long results) {
        values.setOpaque(sources.size() * PER_SOURCE + index, results);
    }

    void lateDropped(long events) {
        values.setOpaque(lateIndex, events);
    }

    /** For sources of which nothing has been shown yet. */
    static AtomicLongArray noWatermarks(int sources) {
        long[] watermarks = new long[sources];
        Arrays.fill(watermarks, Long.MIN_VALUE);
        return new AtomicLongArray(watermarks);
    }

    /**
     * How far a job has come, by the counters of all its lanes.
     *
     * @param shown the watermarks shown before: that of a source never goes back, also where a lane comes back from idleness
     */
    static JobProgress progress(
            JobState state,
            long atNanos,
            List<LaneCounters> lanes,
            AtomicLongArray shown,
            JobProgress.Snapshots snapshots) {
        LaneCounters first = lanes.get(0);
        List<JobProgress.Source> sources = new ArrayList<>();
        for (int i = 0; i < first.sources.size(); i++) {
            JobProgress.Source source = source(lanes, i);
            sources.add(withWatermark(source, shown.accumulateAndGet(i, source.watermark(), Math::max)));
        }
        List<JobProgress.Sink> sinks = new ArrayList<>();
        for (int i = 0; i < first.sinks.size(); i++) {
            int rank = i;
            long results = lanes.stream().mapToLong(lane -> lane.results(rank)).sum();
            sinks.add(new JobProgress.Sink(first.sinks.get(i), results));
        }
        long lateDropped = lanes.stream().mapToLong(LaneCounters::lateDropped).sum();
        long watermark =
                sources.stream().mapToLong(JobProgress.Source::watermark).min().orElse(Long.MIN_VALUE);
        return new JobProgress(state, atNanos, sources, sinks, lateDropped, watermark, snapshots);
    }

    /** One source, of all lanes together. */
    private static JobProgress.Source source(List<LaneCounters> lanes, int rank) {
        JobProgress.Source sum = lanes.get(0).source(rank);
        for (LaneCounters lane : lanes.subList(1, lanes.size())) {
            JobProgress.Source other = lane.source(rank);
            long lag = sum.lag() < 0 ? other.lag() : other.lag() < 0 ? sum.lag() : sum.lag() + other.lag();
            sum = new JobProgress.Source(
                    sum.stream(),
                    sum.events() + other.events(),
                    sum.skipped() + other.skipped(),
                    0,
                    sum.openSplits() + other.openSplits(),
                    sum.endedSplits() + other.endedSplits(),
                    lag);
        }
        return withWatermark(sum, watermark(lanes, rank));
    }

    /** As exchanges combine it: the smallest of the lanes that have not ended and are not idle; if all of those are idle, none holds. */
    private static long watermark(List<LaneCounters> lanes, int rank) {
        long active = Long.MAX_VALUE;
        long idle = Long.MIN_VALUE;
        boolean anyActive = false;
        boolean anyIdle = false;
        for (LaneCounters lane : lanes) {
            long watermark = lane.source(rank).watermark();
            if (watermark == Long.MAX_VALUE) {
                continue;
            }
            if (lane.idle(rank)) {
                anyIdle = true;
                idle = Math.max(idle, watermark);
            } else {
                anyActive = true;
                active = Math.min(active, watermark);
            }
        }
        return anyIdle && !anyActive ? idle : active;
    }

    private static JobProgress.Source withWatermark(JobProgress.Source source, long watermark) {
        return new JobProgress.Source(
                source.stream(),
                source.events(),
                source.skipped(),
                watermark,
                source.openSplits(),
                source.endedSplits(),
                source.lag());
    }

    private JobProgress.Source source(int rank) {
        int at = rank * PER_SOURCE;
        return new JobProgress.Source(
                sources.get(rank),
                values.getOpaque(at),
                values.getOpaque(at + 1),
                values.getOpaque(at + 2),
                (int) values.getOpaque(at + 3),
                (int) values.getOpaque(at + 4),
                values.getOpaque(at + 5));
    }

    private long results(int sink) {
        return values.getOpaque(sources.size() * PER_SOURCE + sink);
    }

    private long lateDropped() {
        return values.getOpaque(lateIndex);
    }
}
