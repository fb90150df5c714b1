package io.streamwright.samples.quakes;

import java.time.Instant;

/** How a region was from a time (inclusive) to another (exclusive). */
public record RegionStats(
        String region,
        Instant from,
        Instant to,
        int quakes,
        double strongest,
        double meanMagnitude,
        double deepestKm) {}
