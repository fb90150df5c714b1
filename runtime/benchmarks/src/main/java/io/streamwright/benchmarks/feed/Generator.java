package io.streamwright.benchmarks.feed;

/**
 * Computes events, the same ones each time. Owned by one thread. A process that measures makes generators of one class only,
 * so that the call costs nothing.
 *
 * @param <T> the type of the events
 */
public interface Generator<T> {

    /** The next event. */
    T next();
}
