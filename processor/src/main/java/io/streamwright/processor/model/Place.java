package io.streamwright.processor.model;

/**
 * Where something stands in the user's source: an element, an annotation on it or a value of that annotation.
 *
 * <p>Opaque to all but {@code diagnose}, which reports there.
 */
public interface Place {}
