package io.streamwright.samples.pageviews;

import java.time.Instant;

/**
 * An hour in one line.
 *
 * @param views of all pages
 * @param page the one that was viewed most, and of several the first by name
 * @param pageViews how often
 */
public record SiteHour(Instant hour, long views, String page, long pageViews) {}
