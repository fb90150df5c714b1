package io.streamwright.samples.shop;

import java.time.Instant;

/**
 * How a page did in ten minutes.
 *
 * @param corrected whether it takes the place of what was said before
 */
public record PageFigures(String product, Instant from, long views, long carts, boolean corrected) {}
