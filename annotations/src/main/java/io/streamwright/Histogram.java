package io.streamwright;

/**
 * How large values are that a handler of an operator sees, as one of its parameters: it is shown with the metrics of the job,
 * under the name of the parameter or what {@link Named} says. Those of one name in one operator are one histogram. The unit is
 * the user's; a name that ends with it, such as {@code delayMillis}, helps readers.
 *
 * <p>A histogram begins empty whenever the job starts, also after a failure: it is not part of snapshots, and what a handler
 * has recorded stays recorded if it throws. Used on the thread of the handler alone.
 */
@FunctionalInterface
public interface Histogram {

    /**
     * Records one value, to within a quarter of its size.
     *
     * @param value one that is negative counts as 0
     */
    void record(long value);
}
