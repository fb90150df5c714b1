package io.streamwright.testkit;

import io.streamwright.KeyTimer;
import io.streamwright.core.time.EventTimes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A {@link KeyTimer} for tests that call a handler as the plain method it is: it remembers what it was set to. Owned by one
 * thread.
 *
 * <pre>{@code
 * FakeKeyTimer forget = new FakeKeyTimer().now(order.at());
 * dedup.first(order, forget);
 * assertThat(forget.due()).isEqualTo(order.at().plus(Duration.ofHours(1)));
 * }</pre>
 */
public final class FakeKeyTimer implements KeyTimer {
    private long nowMillis;
    private @Nullable Long dueMillis;

    /** Not set, at 1970-01-01T00:00Z. */
    public FakeKeyTimer() {}

    /** Says from when {@link #after} counts: the time of the event, or the clock for a processing-time timer. */
    public FakeKeyTimer now(Instant time) {
        nowMillis = time.toEpochMilli();
        return this;
    }

    @Override
    public void at(long epochMillis) {
        if (epochMillis == Long.MIN_VALUE) {
            throw new IllegalArgumentException(
                    "a timer cannot be set to Long.MIN_VALUE, the time of events without one");
        }
        dueMillis = epochMillis;
    }

    @Override
    public void after(Duration delay) {
        long delayMillis = Math.addExact(Math.multiplyExact(delay.getSeconds(), 1000L), delay.getNano() / 1_000_000);
        at(EventTimes.plus(nowMillis, delayMillis));
    }

    @Override
    public void cancel() {
        dueMillis = null;
    }

    @Override
    public boolean isSet() {
        return dueMillis != null;
    }

    @Override
    public @Nullable Instant due() {
        return dueMillis == null ? null : Instant.ofEpochMilli(dueMillis);
    }

    /**
     * Whether the timer is due at {@code time}; if so it is not set any more, as in the handler that the engine would call
     * now.
     */
    public boolean fires(Instant time) {
        if (dueMillis == null || dueMillis > time.toEpochMilli()) {
            return false;
        }
        dueMillis = null;
        return true;
    }
}
