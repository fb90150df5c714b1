package io.streamwright.samples.shop;

import java.time.Instant;

/** How many orders of a product came in the hour that ended at {@code to}. */
public record Sold(String product, Instant to, int orders) {}
