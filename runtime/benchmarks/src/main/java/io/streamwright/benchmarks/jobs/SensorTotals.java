package io.streamwright.benchmarks.jobs;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Uid;
import io.streamwright.Watermark;
import io.streamwright.Window;
import io.streamwright.WindowStart;

/** From a file of JSON lines to a file of JSON lines: sum, count and maximum per sensor and ten seconds. */
@StreamJob("sensor-totals")
public interface SensorTotals {

    /** The input. */
    @Source("file:in.jsonl")
    @Watermark(outOfOrder = "1s")
    StreamOf<Reading> readings();

    /** What happened in each window. */
    @Apply(Statistics.class)
    @Sink("file:out.jsonl")
    StreamOf<Totals> totals();

    /** A line of the input. */
    record Reading(
            String sensor,
            long value,
            String unit,
            @EventTime long time) {}

    /** A line of the output. */
    record Totals(String sensor, long start, long sum, long count, long max) {}

    /** Gathers them. */
    @Uid("statistics")
    @KeyedBy("sensor")
    @Window(size = "10s")
    class Statistics {
        @State
        long sum;

        @State
        long count;

        @State
        long max = Long.MIN_VALUE;

        @OnEvent
        void add(Reading reading) {
            sum += reading.value();
            count++;
            max = Math.max(max, reading.value());
        }

        @OnClose
        Totals close(@Key String sensor, @WindowStart long start) {
            return new Totals(sensor, start, sum, count, max);
        }
    }
}
