package io.streamwright.samples.quakes;

import java.time.Instant;

/** Quakes seen so far, in numbers. State may be a record like this one: {@link #and} gives the next. */
record Tally(int quakes, double strongest, double magnitudes, double deepestKm) {
    static final Tally NONE = new Tally(0, Double.NEGATIVE_INFINITY, 0, Double.NEGATIVE_INFINITY);

    Tally and(Quake quake) {
        return new Tally(
                quakes + 1,
                Math.max(strongest, quake.strength()),
                magnitudes + quake.strength(),
                Math.max(deepestKm, quake.depthKm()));
    }

    RegionStats report(String region, Instant from, Instant to) {
        double mean = Math.round(100 * magnitudes / quakes) / 100.0;
        return new RegionStats(region, from, to, quakes, strongest, mean, deepestKm);
    }
}
