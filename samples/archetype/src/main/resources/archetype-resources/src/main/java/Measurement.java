package ${package};

import io.streamwright.EventTime;
import java.time.Instant;

/** What comes in. */
public record Measurement(String sensor, double value, @EventTime Instant at) {}
