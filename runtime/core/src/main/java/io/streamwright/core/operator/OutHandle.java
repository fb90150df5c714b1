package io.streamwright.core.operator;

import io.streamwright.Out;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Out} parameter of a handler. Owned by one lane, reused from call to call.
 *
 * <p>Results wait here until the handler has returned and its state is stored: if it throws nothing has left the operator,
 * and what fails downstream does not surface in the middle of user code.
 *
 * @param <T> the type of the results
 */
public final class OutHandle<T> implements Out<T> {
    /** Room that is kept from call to call; a single flood of results must not hold memory for ever. */
    private static final int KEPT = 1024;

    private final String handler;
    private @Nullable Object[] results = new Object[8];
    private int size;
    private boolean open;

    /** For a handler of the user, as it is called in messages. */
    public OutHandle(String handler) {
        this.handler = handler;
    }

    /** Begins a call of the handler. */
    public OutHandle<T> open() {
        size = 0;
        open = true;
        return this;
    }

    @Override
    public void emit(T value) {
        if (!open) {
            throw new IllegalStateException("the Out of " + handler + " was used after the call had ended");
        }
        Objects.requireNonNull(value, () -> handler + " put out null");
        if (size == results.length) {
            results = java.util.Arrays.copyOf(results, size * 2);
        }
        results[size++] = value;
    }

    /** Ends the call and passes its results on. */
    @SuppressWarnings("unchecked") // only emit stores here
    public void drainTo(Output<T> output, long time) {
        open = false;
        for (int i = 0; i < size; i++) {
            T value = (T) Objects.requireNonNull(results[i]);
            results[i] = null;
            output.emit(value, time);
        }
        if (results.length > KEPT) {
            results = new Object[8];
        }
    }
}
