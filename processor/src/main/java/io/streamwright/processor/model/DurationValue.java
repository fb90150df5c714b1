package io.streamwright.processor.model;

/**
 * A duration in an annotation.
 *
 * @param text as written
 * @param isValid whether it follows the grammar of {@link Durations}
 * @param millis its length, zero if it is not valid
 */
public record DurationValue(String text, boolean isValid, long millis, Place place) {}
