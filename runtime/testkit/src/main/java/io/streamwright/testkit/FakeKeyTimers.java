package io.streamwright.testkit;

import io.streamwright.KeyTimers;
import io.streamwright.core.time.EventTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * {@link KeyTimers} for tests that call a handler as the plain method it is: they remember the times they were set to. Owned by one
 * thread.
 */
public final class FakeKeyTimers implements KeyTimers {
    private long nowMillis;
    private final TreeSet<Long> times = new TreeSet<>();

    /** Not set, at 1970-01-01T00:00Z. */
    public FakeKeyTimers() {}

    /** Says from when {@link #after} counts: the time of the event, or the clock for processing-time timers. */
    public FakeKeyTimers now(Instant time) {
        nowMillis = time.toEpochMilli();
        return this;
    }

    @Override
    public void at(long epochMillis) {
        if (epochMillis == Long.MIN_VALUE) {
            throw new IllegalArgumentException(
                    "a timer cannot be set to Long.MIN_VALUE, the time of events without one");
        }
        times.add(epochMillis);
    }

    @Override
    public void after(Duration delay) {
        long delayMillis = Math.addExact(Math.multiplyExact(delay.getSeconds(), 1000L), delay.getNano() / 1_000_000);
        at(EventTimes.plus(nowMillis, delayMillis));
    }

    @Override
    public void cancel(long epochMillis) {
        times.remove(epochMillis);
    }

    @Override
    public void cancelAll() {
        times.clear();
    }

    @Override
    public boolean contains(long epochMillis) {
        return times.contains(epochMillis);
    }

    @Override
    public boolean isEmpty() {
        return times.isEmpty();
    }

    @Override
    public long size() {
        return times.size();
    }

    @Override
    public List<Instant> times() {
        return times.stream().map(Instant::ofEpochMilli).toList();
    }

    /**
     * Whether the earliest time is due at {@code time}; if so it is not set any more, as in the handler that the engine would
     * call now. To be asked again for the next one.
     */
    public boolean fires(Instant time) {
        if (times.isEmpty() || times.first() > time.toEpochMilli()) {
            return false;
        }
        times.pollFirst();
        return true;
    }
}
