/**
 * A week of earthquakes: how each region's days were, which regions shook most, and where it became quiet after a strong
 * quake. Begin with {@link io.streamwright.samples.quakes.Quakes}.
 */
@NullMarked
package io.streamwright.samples.quakes;

import org.jspecify.annotations.NullMarked;
