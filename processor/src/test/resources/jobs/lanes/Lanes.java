package lanes;

import io.streamwright.Apply;
import io.streamwright.Broadcast;
import io.streamwright.DeadLetter;
import io.streamwright.EventTime;
import io.streamwright.Forward;
import io.streamwright.From;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnError;
import io.streamwright.OnEvent;
import io.streamwright.Parallelism;
import io.streamwright.Rebalance;
import io.streamwright.Shuffle;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Union;
import io.streamwright.Watermark;
import io.streamwright.Window;
import io.streamwright.WindowStart;

/** A job for several lanes, with every way of an event from one to another. */
@StreamJob("lanes")
@Parallelism(3)
public interface Lanes {

    /** Its samples can change, so it is copied on its way to another lane. */
    record Reading(String sensor, @EventTime long at, int[] samples) {}

    record Peak(String sensor, @EventTime long at, int highest) {}

    record Summary(String sensor, long from, int readings, int peaks) {}

    @KeyedBy("sensor")
    @Window(size = "10s")
    class Peaks {
        @State
        int highest;

        @OnEvent
        void add(Reading reading) {
            for (int sample : reading.samples()) {
                highest = Math.max(highest, sample);
            }
        }

        @OnClose
        Peak close(@Key String sensor, @WindowStart long from) {
            return new Peak(sensor, from, highest);
        }
    }

    /** Several exchanges lead here. */
    @KeyedBy("sensor")
    @Window(size = "20s")
    class Summaries {
        @State
        int readings;

        @State
        int peaks;

        @OnEvent
        void reading(Reading reading) {
            readings++;
        }

        @OnEvent
        void peak(Peak peak) {
            peaks++;
        }

        @OnClose
        Summary close(@Key String sensor, @WindowStart long from) {
            return new Summary(sensor, from, readings, peaks);
        }
    }

    /** Changes its events. */
    class Calibrate {
        @OnEvent
        Reading shift(Reading reading) {
            reading.samples()[0]++;
            return reading;
        }
    }

    @Source("file:readings.jsonl")
    @Watermark(outOfOrder = "2s")
    StreamOf<Reading> readings();

    @OnError(of = "readings")
    StreamOf<DeadLetter> broken();

    @Source("file:notes.txt")
    @Parallelism(1)
    StreamOf<String> notes();

    /** In turn, and event time begins anew in a later stage. */
    @From("notes")
    @Rebalance
    @Watermark(outOfOrder = "1s")
    default Reading noted(String line) {
        String[] parts = line.split(" ");
        return new Reading(parts[0], Long.parseLong(parts[1]), new int[] {Integer.parseInt(parts[2])});
    }

    /** One of its inputs comes from an earlier stage of the same lane. */
    @Union({"readings", "noted"})
    StreamOf<Reading> all();

    @Apply(Peaks.class)
    @From("all")
    StreamOf<Peak> peaks();

    /** Reads a mutable event beside others. */
    @Apply(Calibrate.class)
    @From("all")
    @Forward
    StreamOf<Reading> calibrated();

    @From("calibrated")
    @Shuffle
    @Sink("log:")
    default Reading anywhere(Reading reading) {
        return reading;
    }

    @From("calibrated")
    @Broadcast
    @Parallelism(2)
    @Sink("log:")
    default Reading everywhere(Reading reading) {
        return reading;
    }

    /** Where its input is. */
    @From("everywhere")
    @Sink("log:")
    default int count(Reading reading) {
        return reading.samples().length;
    }

    @Source("file:peaks.jsonl")
    StreamOf<Peak> knownPeaks();

    /** A source, and what stands behind two exchanges. */
    @Union({"knownPeaks", "peaks"})
    StreamOf<Peak> allPeaks();

    @Apply(Summaries.class)
    @From({"all", "allPeaks"})
    @Sink("log:")
    StreamOf<Summary> summaries();

    /** All through one lane. */
    @From("summaries")
    @Parallelism(1)
    @Sink("log:")
    default String lines(Summary summary) {
        return summary.sensor() + " " + summary.from();
    }

    /** On one lane already. */
    @From("broken")
    @Parallelism(1)
    @Sink("log:")
    default String reasons(DeadLetter letter) {
        return letter.reason();
    }
}
