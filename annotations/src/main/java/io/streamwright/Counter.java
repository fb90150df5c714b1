package io.streamwright;

/**
 * Counts what a handler of an operator wants counted, as one of its parameters: it is shown with the metrics of the job, under
 * the name of the parameter or what {@link Named} says. Those of one name in one operator are one counter.
 *
 * <p>A counter begins at 0 whenever the job starts, also after a failure: it is not part of snapshots, and what a handler has
 * counted stays counted if it throws. Used on the thread of the handler alone.
 */
public interface Counter {

    /**
     * Counts so many.
     *
     * @throws IllegalArgumentException if {@code count} is negative
     */
    void add(long count);

    /** Counts one. */
    default void increment() {
        add(1);
    }
}
