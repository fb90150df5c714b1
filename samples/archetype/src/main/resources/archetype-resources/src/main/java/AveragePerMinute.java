package ${package};

import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.State;
import io.streamwright.Uid;
import io.streamwright.Window;
import io.streamwright.WindowStart;
import java.time.Instant;

/** Its fields are the state of one sensor and one minute. */
@Uid("average-per-minute")
@KeyedBy("sensor")
@Window(size = "1m")
class AveragePerMinute {
    @State
    double sum;

    @State
    int measurements;

    @OnEvent
    void add(Measurement measurement) {
        sum += measurement.value();
        measurements++;
    }

    @OnClose
    Average close(@Key String sensor, @WindowStart Instant minute) {
        return new Average(sensor, minute, sum / measurements, measurements);
    }
}
