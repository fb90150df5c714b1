package io.streamwright.flink.jobs;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.From;
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
import io.streamwright.Window;
import io.streamwright.WindowStart;
import java.time.Instant;

/** Windows that overlap, of a key that is a number. */
@StreamJob("sensors")
public interface Sensors {
    /** What a sensor has measured. */
    record Reading(long sensor, double value, @EventTime Instant at) {}

    /** The highest of ten seconds. */
    record Peak(long sensor, Instant from, int readings, double highest) {}

    /** Finds the peaks. */
    @Uid("peaks")
    @KeyedBy("sensor")
    @Window(size = "10s", slide = "5s")
    class Peaks {
        @State
        int readings;

        @State
        double highest = Double.NEGATIVE_INFINITY;

        @OnEvent
        void add(Reading reading) {
            readings++;
            highest = Math.max(highest, reading.value());
        }

        @OnClose
        Peak close(@Key long sensor, @WindowStart Instant from) {
            return new Peak(sensor, from, readings, highest);
        }
    }

    /** Where they come in. */
    @Source("file:readings.jsonl")
    StreamOf<Reading> readings();

    /** Where they come out. */
    @Apply(Peaks.class)
    @From("readings")
    @Sink("discard:")
    StreamOf<Peak> peaks();
}
