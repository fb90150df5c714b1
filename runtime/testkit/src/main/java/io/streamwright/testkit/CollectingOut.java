package io.streamwright.testkit;

import io.streamwright.Out;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An {@link Out} that keeps what is put out, for tests that call a handler as the plain method it is. Owned by one thread.
 *
 * @param <T> the type of the results
 */
public final class CollectingOut<T> implements Out<T> {
    private final List<T> values = new ArrayList<>();

    /** Empty. */
    public CollectingOut() {}

    @Override
    public void emit(T value) {
        values.add(Objects.requireNonNull(value, "null was put out: a handler puts out values or nothing"));
    }

    /** What has been put out since the last call, in order. */
    public List<T> drain() {
        List<T> drained = List.copyOf(values);
        values.clear();
        return drained;
    }

    /** What has been put out and not been drained, in order. */
    public List<T> values() {
        return List.copyOf(values);
    }
}
