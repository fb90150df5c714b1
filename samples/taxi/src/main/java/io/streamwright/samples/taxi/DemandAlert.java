package io.streamwright.samples.taxi;

import java.time.Instant;

/**
 * Two hours of unusual demand.
 *
 * @param from when they began
 * @param passengers how many there were
 * @param usual the mean of the same hours of the weeks before
 * @param deviations how many standard deviations lie between the two; negative if there were fewer than usual
 */
public record DemandAlert(Instant from, int passengers, long usual, double deviations) {}
