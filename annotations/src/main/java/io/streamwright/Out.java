package io.streamwright;

/**
 * Where a handler or step puts results that it does not return, as one of its parameters. Valid only during the call, on its
 * thread.
 *
 * @param <T> the type of the results
 */
@FunctionalInterface
public interface Out<T> {

    /**
     * Puts out one result, at the time of the current event or timer.
     *
     * @param value not null
     */
    void emit(T value);
}
