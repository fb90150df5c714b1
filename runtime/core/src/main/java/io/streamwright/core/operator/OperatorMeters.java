package io.streamwright.core.operator;

import io.streamwright.core.api.JobMetrics;
import java.util.ArrayList;
import java.util.List;

/**
 * The counters and histograms of an operator's handlers on one lane. Handlers that name the same one share it. Owned by the
 * lane; not part of snapshots.
 */
public final class OperatorMeters {
    private final List<CounterHandle> counters = new ArrayList<>(0);
    private final List<HistogramHandle> histograms = new ArrayList<>(0);

    OperatorMeters() {}

    CounterHandle counter(String name) {
        for (CounterHandle counter : counters) {
            if (counter.name().equals(name)) {
                return counter;
            }
        }
        CounterHandle counter = new CounterHandle(name);
        counters.add(counter);
        return counter;
    }

    HistogramHandle histogram(String name) {
        for (HistogramHandle histogram : histograms) {
            if (histogram.name().equals(name)) {
                return histogram;
            }
        }
        HistogramHandle histogram = new HistogramHandle(name);
        histograms.add(histogram);
        return histogram;
    }

    /** How the counters stand. */
    public List<JobMetrics.UserCounter> counters() {
        return counters.stream()
                .map(counter -> new JobMetrics.UserCounter(counter.name(), counter.value()))
                .toList();
    }

    /** How the histograms stand. */
    public List<JobMetrics.UserHistogram> histograms() {
        return histograms.stream()
                .map(histogram -> new JobMetrics.UserHistogram(histogram.name(), histogram.counts()))
                .toList();
    }
}
