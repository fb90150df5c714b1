package io.streamwright.samples.taxi;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A day with alerts.
 *
 * @param day on which the two hours ended that the alerts are about
 * @param tooMany how many alerts were about too many passengers
 * @param tooFew how many were about too few
 * @param most when the most unusual two hours began
 * @param percent their passengers, in percent of what is usual
 */
public record UnusualDay(LocalDate day, int tooMany, int tooFew, Instant most, long percent) {}
