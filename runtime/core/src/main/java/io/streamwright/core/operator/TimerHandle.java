package io.streamwright.core.operator;

import io.streamwright.KeyTimer;
import io.streamwright.TimeDomain;
import io.streamwright.core.state.TimerQueue;
import io.streamwright.core.time.EventTimes;
import io.streamwright.core.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The {@link KeyTimer} parameter of a handler. Generated code loads it from the row before a call and stores it afterwards.
 * Owned by one lane, reused from call to call.
 */
public final class TimerHandle implements KeyTimer {
    private final TimeDomain domain;
    private final TimeSource clock;

    /** When the timer is due, or {@link TimerQueue#NONE}. Loaded and stored by generated code. */
    public long due = TimerQueue.NONE;

    private long now;

    /** Mostly the same object each time, which need not be divided again. */
    private @Nullable Duration lastDelay;

    private long lastDelayMillis;

    /** A timer of the operator. */
    public TimerHandle(TimeDomain domain, TimeSource clock) {
        this.domain = domain;
        this.clock = clock;
    }

    /** Begins a call for an event or timer of this time. */
    public TimerHandle load(long dueMillis, long nowMillis) {
        due = dueMillis;
        now = nowMillis;
        return this;
    }

    @Override
    public void at(long epochMillis) {
        if (epochMillis == TimerQueue.NONE) {
            throw new IllegalArgumentException(
                    "a timer cannot be set to Long.MIN_VALUE, the time of events without one");
        }
        due = epochMillis;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // another object of the same value is divided again, no more
    public void after(Duration delay) {
        long from = domain == TimeDomain.EVENT ? now : clock.currentTimeMillis();
        if (from == Output.NO_TIME) {
            throw noTime();
        }
        if (delay != lastDelay) {
            lastDelayMillis = millis(delay);
            lastDelay = delay;
        }
        at(EventTimes.plus(from, lastDelayMillis));
    }

    private static IllegalStateException noTime() {
        return new IllegalStateException("the event has no time of its own that a timer could be set after");
    }

    /** The time {@code delay} after {@code from}. */
    static long after(Duration delay, long from) {
        if (from == Output.NO_TIME) {
            throw noTime();
        }
        return EventTimes.plus(from, millis(delay));
    }

    @Override
    public void cancel() {
        due = TimerQueue.NONE;
    }

    @Override
    public boolean isSet() {
        return due != TimerQueue.NONE;
    }

    @Override
    public @Nullable Instant due() {
        return due == TimerQueue.NONE ? null : Instant.ofEpochMilli(due);
    }

    /** Floored, and without the overflow of {@code toNanos} for delays of centuries. */
    private static long millis(Duration delay) {
        return Math.addExact(Math.multiplyExact(delay.getSeconds(), 1000L), delay.getNano() / 1_000_000);
    }
}
