package io.streamwright.samples.taxi;

/**
 * One of the 168 hours of a week. A key may be a record like this one.
 *
 * @param day 1 for Monday to 7 for Sunday
 * @param hour 0 to 23
 */
public record HourOfWeek(int day, int hour) {}
