package io.streamwright.samples.taxi;

import io.streamwright.EventTime;
import io.streamwright.Named;
import java.time.Instant;

/**
 * One line of the file.
 *
 * @param at when the half hour began, by the clock of New York
 * @param passengers how many got into a taxi in it
 */
public record HalfHour(@EventTime @Named("time_ms") Instant at, int passengers) {}
