package io.streamwright.processor.model;

/**
 * A component of a record or a field of a plain class.
 *
 * @param name its name in Java
 * @param formatName its name in JSON and CSV: that of {@code @Named}, else the same
 */
public record PartModel(String name, String formatName, TypeModel type, Place place) {}
