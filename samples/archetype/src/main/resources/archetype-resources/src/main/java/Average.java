package ${package};

import java.time.Instant;

/** What goes out: the average of one sensor over one minute. */
public record Average(String sensor, Instant minute, double value, int measurements) {}
