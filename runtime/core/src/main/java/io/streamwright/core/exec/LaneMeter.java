package io.streamwright.core.exec;

import io.streamwright.core.api.JobMetrics;
import io.streamwright.core.exchange.Exchange;
import io.streamwright.core.operator.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a lane shows of itself for monitoring, and how it spends its time. Owned by the lane, which publishes now and then an
 * object that never changes; any thread may read the latest.
 */
final class LaneMeter {
    /** How often a lane shows what it does. */
    static final long PUBLISH_NANOS = 250_000_000;

    private final AtomicReference<JobMetrics.@Nullable Lane> shown = new AtomicReference<>();
    private long markNanos;
    private long busyNanos;
    private long idleNanos;
    private long backPressuredNanos;

    /** Begins to measure. */
    void begin(long nowNanos) {
        markNanos = nowNanos;
    }

    /** The time since the last mark was spent on work. */
    void worked(long nowNanos) {
        busyNanos += nowNanos - markNanos;
        markNanos = nowNanos;
    }

    /**
     * The time since the last mark was spent without work.
     *
     * @param backPressured whether there would have been some, had what was sent found room
     */
    void rested(long nowNanos, boolean backPressured) {
        if (backPressured) {
            backPressuredNanos += nowNanos - markNanos;
        } else {
            idleNanos += nowNanos - markNanos;
        }
        markNanos = nowNanos;
    }

    /** Shows how the lane stands. What is published has final fields alone, so that no barrier is needed. */
    void publish(LaneParts lane) {
        List<JobMetrics.Operator> operators = new ArrayList<>();
        for (Operator operator : lane.program().operators()) {
            if (lane.number() < lane.place().lanesOf(operator.uid())) {
                operators.add(new JobMetrics.Operator(
                        operator.uid(),
                        operator.rows(),
                        operator.timers(),
                        operator.lateDropped(),
                        operator.watermark(),
                        operator.meters().counters(),
                        operator.meters().histograms()));
            }
        }
        List<JobMetrics.Exchange> exchanges = new ArrayList<>();
        for (Exchange<?> exchange : lane.program().exchanges()) {
            exchanges.add(new JobMetrics.Exchange(
                    exchange.from(),
                    exchange.to(),
                    exchange.sent(),
                    exchange.received(),
                    exchange.batches(),
                    exchange.stalls()));
        }
        List<JobMetrics.Sink> sinks = new ArrayList<>();
        for (SinkOutput<?> sink : lane.sinks()) {
            sinks.add(new JobMetrics.Sink(sink.sink().stream(), sink.results()));
        }
        shown.setOpaque(new JobMetrics.Lane(
                lane.number(),
                busyNanos,
                idleNanos,
                backPressuredNanos,
                lane.sources().metrics(),
                operators,
                exchanges,
                sinks));
    }

    /** What was shown last, by any thread; null if the lane has not begun. */
    JobMetrics.@Nullable Lane shown() {
        return shown.getOpaque();
    }
}
