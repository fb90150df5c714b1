package io.streamwright.samples.shop;

import java.time.Instant;

/**
 * A visit.
 *
 * @param from the first action
 * @param to the last one
 * @param first the product with which it began
 * @param cents what was ordered, orders that were sent again included
 */
public record VisitFigures(String visitor, Instant from, Instant to, String first, int actions, long cents) {}
