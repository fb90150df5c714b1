package io.streamwright;

/**
 * The type of a named stream in a {@link StreamJob}: a declaration for the compiler. No object of this type exists when the
 * job runs.
 *
 * @param <T> the type of the events
 */
public interface StreamOf<T> {}
