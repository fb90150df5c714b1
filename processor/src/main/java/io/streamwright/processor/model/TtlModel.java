package io.streamwright.processor.model;

/**
 * How long state is kept that is not written.
 *
 * @param onRead whether reading counts as writing does
 * @param returnsExpired whether what has expired can be read as long as it has not been removed
 * @param place the annotation
 */
public record TtlModel(DurationValue duration, boolean onRead, boolean returnsExpired, Place place) {}
