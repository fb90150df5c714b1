package ${package};

import io.streamwright.Apply;
import io.streamwright.From;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Watermark;

/** The job, a method per stream. */
@StreamJob("${jobName}")
interface Averages {
    /** Measurements come up to ten seconds out of order. */
    @Source("file:data/measurements.jsonl")
    @Watermark(outOfOrder = "10s")
    StreamOf<Measurement> measurements();

    /** A sensor that fails says so by a value that is no number; null puts out nothing. */
    @From("measurements")
    default Measurement valid(Measurement measurement) {
        return Double.isFinite(measurement.value()) ? measurement : null;
    }

    @Apply(AveragePerMinute.class)
    @From("valid")
    @Sink("stdout:")
    StreamOf<Average> averages();
}
