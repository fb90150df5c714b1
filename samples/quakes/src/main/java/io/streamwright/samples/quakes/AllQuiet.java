package io.streamwright.samples.quakes;

import java.time.Instant;

/**
 * A region has become quiet.
 *
 * @param since when that was found: so long after the last quake
 * @param magnitude of the strong quake
 * @param quake when that was
 * @param aftershocks how many weaker ones have followed it
 */
public record AllQuiet(String region, Instant since, double magnitude, Instant quake, int aftershocks) {}
