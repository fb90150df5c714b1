package io.streamwright.core.operator;

import io.streamwright.KeyTimers;
import io.streamwright.TimeDomain;
import io.streamwright.core.state.TimeSet;
import io.streamwright.core.state.TimerQueue;
import io.streamwright.core.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@link KeyTimers} parameter of a handler. Generated code loads it from the row before a call and stores it afterwards. Owned
 * by one lane, reused from call to call.
 *
 * <p>The earliest time stands apart from the others, as that of a single timer does, and only it has an entry in the queue.
 */
public final class TimersHandle implements KeyTimers {
    private final TimeDomain domain;
    private final TimeSource clock;

    /** The earliest time, or {@link TimerQueue#NONE}. Loaded and stored by generated code. */
    public long due = TimerQueue.NONE;

    /** All later times, or null. Loaded and stored by generated code. */
    public @Nullable TimeSet later;

    private long now;

    /** Timers of the operator. */
    public TimersHandle(TimeDomain domain, TimeSource clock) {
        this.domain = domain;
        this.clock = clock;
    }

    /** Begins a call for an event or timer of this time. */
    public TimersHandle load(long dueMillis, @Nullable Object laterTimes, long nowMillis) {
        due = dueMillis;
        later = (TimeSet) laterTimes;
        now = nowMillis;
        return this;
    }

    /** Takes out the time that fires. */
    public void take() {
        TimeSet rest = later;
        if (rest == null) {
            due = TimerQueue.NONE;
        } else {
            due = rest.first();
            later = rest.without(due);
        }
    }

    /** Whether any time is set. */
    public boolean isSet() {
        return due != TimerQueue.NONE;
    }

    @Override
    public void at(long epochMillis) {
        if (epochMillis == TimerQueue.NONE) {
            throw new IllegalArgumentException(
                    "a timer cannot be set to Long.MIN_VALUE, the time of events without one");
        }
        if (due == TimerQueue.NONE) {
            due = epochMillis;
        } else if (epochMillis < due) {
            add(due);
            due = epochMillis;
        } else if (epochMillis > due) {
            add(epochMillis);
        }
    }

    private void add(long time) {
        later = later == null ? TimeSet.of(time) : later.with(time);
    }

    @Override
    public void after(Duration delay) {
        at(TimerHandle.after(delay, domain == TimeDomain.EVENT ? now : clock.currentTimeMillis()));
    }

    @Override
    public void cancel(long epochMillis) {
        if (epochMillis == due) {
            take();
        } else if (later != null) {
            later = later.without(epochMillis);
        }
    }

    @Override
    public void cancelAll() {
        due = TimerQueue.NONE;
        later = null;
    }

    @Override
    public boolean contains(long epochMillis) {
        return due != TimerQueue.NONE && (epochMillis == due || later != null && later.contains(epochMillis));
    }

    @Override
    public boolean isEmpty() {
        return due == TimerQueue.NONE;
    }

    @Override
    public long size() {
        return isEmpty() ? 0 : 1 + (later == null ? 0 : later.size());
    }

    @Override
    public List<Instant> times() {
        List<Instant> times = new ArrayList<>();
        if (!isEmpty()) {
            times.add(Instant.ofEpochMilli(due));
        }
        if (later != null) {
            later.forEach(time -> times.add(Instant.ofEpochMilli(time)));
        }
        return times;
    }
}
