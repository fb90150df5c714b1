package io.streamwright.processor.model;

/**
 * A string in an annotation.
 *
 * @param value what it says
 * @param place where it stands
 */
public record Text(String value, Place place) {}
