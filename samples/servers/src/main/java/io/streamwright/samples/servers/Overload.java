package io.streamwright.samples.servers;

import java.time.Duration;
import java.time.Instant;

/**
 * A session of overload.
 *
 * @param instance the machine
 * @param from the first reading at or above the limit
 * @param to the last one
 * @param length from the first to the last: zero if there is only one
 * @param peak the highest reading, in percent
 * @param readings how many were at or above the limit
 */
public record Overload(String instance, Instant from, Instant to, Duration length, double peak, int readings) {}
