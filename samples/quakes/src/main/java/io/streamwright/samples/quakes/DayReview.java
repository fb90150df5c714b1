package io.streamwright.samples.quakes;

import java.time.LocalDate;
import java.util.List;

/**
 * A day in one line.
 *
 * @param quakes how many there were
 * @param strongest the magnitude of the strongest
 * @param where the region of the strongest
 * @param mostActive the regions with the most quakes, and how many
 */
public record DayReview(LocalDate day, int quakes, double strongest, String where, List<String> mostActive) {}
