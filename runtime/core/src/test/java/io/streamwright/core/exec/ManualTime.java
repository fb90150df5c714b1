package io.streamwright.core.exec;

import io.streamwright.core.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Clocks that a test moves. Any thread may use it. */
final class ManualTime implements TimeSource {
    private final AtomicLong nanos = new AtomicLong(1_000_000_000L);
    private final AtomicLong millis = new AtomicLong(1_700_000_000_000L);

    @Override
    public long currentTimeMillis() {
        return millis.get();
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    void advance(Duration by) {
        nanos.addAndGet(by.toNanos());
        millis.addAndGet(by.toMillis());
    }

    /** Sets the time of day alone, as an administrator would. */
    void setWallClock(long epochMillis) {
        millis.set(epochMillis);
    }
}
