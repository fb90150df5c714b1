package io.streamwright.processor.model;

/**
 * A whole number in an annotation.
 *
 * @param value as written
 */
public record NumberValue(int value, Place place) {}
