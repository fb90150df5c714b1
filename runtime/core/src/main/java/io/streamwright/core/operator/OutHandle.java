package io.streamwright.core.operator;

import io.streamwright.Out;
import java.util.Objects;

/**
 * The {@link Out} parameter of a handler: remembers the time of the call. Owned by one lane, reused from call to call.
 *
 * @param <T> the type of the results
 */
public final class OutHandle<T> implements Out<T> {
    private final Output<T> output;
    private final String handler;
    private long time = Output.NO_TIME;
    private boolean open;

    /**
     * Puts out to {@code output}.
     *
     * @param handler the user's method, for messages
     */
    public OutHandle(Output<T> output, String handler) {
        this.output = output;
        this.handler = handler;
    }

    /** Begins a call of the handler for an event or timer of this time. */
    public OutHandle<T> at(long timeMillis) {
        time = timeMillis;
        open = true;
        return this;
    }

    /** Ends the call. */
    public void close() {
        open = false;
    }

    @Override
    public void emit(T value) {
        if (!open) {
            throw new IllegalStateException("the Out of " + handler + " was used after the call had ended");
        }
        output.emit(Objects.requireNonNull(value, () -> handler + " put out null"), time);
    }
}
