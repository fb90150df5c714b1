package io.streamwright.core.exec;

import io.streamwright.core.api.JobProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What others see of a lane. Written by the lane alone, now and then, with opaque writes, so that looking costs the lane
 * nothing; read by any thread.
 */
final class LaneCounters {
    private static final int PER_SOURCE = 6;

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

    void source(int index, long events, long skipped, long watermark, int open, int ended, long lag) {
        int at = index * PER_SOURCE;
        values.setOpaque(at, events);
        values.setOpaque(at + 1, skipped);
        values.setOpaque(at + 2, watermark);
        values.setOpaque(at + 3, open);
        values.setOpaque(at + 4, ended);
        values.setOpaque(at + 5, lag);
    }

    void sink(int index, long results) {
        values.setOpaque(sources.size() * PER_SOURCE + index, results);
    }

    void lateDropped(long events) {
        values.setOpaque(lateIndex, events);
    }

    List<JobProgress.Source> sources() {
        List<JobProgress.Source> result = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            int at = i * PER_SOURCE;
            result.add(new JobProgress.Source(
                    sources.get(i),
                    values.getOpaque(at),
                    values.getOpaque(at + 1),
                    values.getOpaque(at + 2),
                    (int) values.getOpaque(at + 3),
                    (int) values.getOpaque(at + 4),
                    values.getOpaque(at + 5)));
        }
        return result;
    }

    List<JobProgress.Sink> sinks() {
        List<JobProgress.Sink> result = new ArrayList<>();
        for (int i = 0; i < sinks.size(); i++) {
            result.add(new JobProgress.Sink(sinks.get(i), values.getOpaque(sources.size() * PER_SOURCE + i)));
        }
        return result;
    }

    long lateDropped() {
        return values.getOpaque(lateIndex);
    }
}
