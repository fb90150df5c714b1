package io.streamwright.testkit.simulation;

import io.streamwright.core.time.TimeSource;

/** Virtual time: stands still unless the schedule moves it on. */
final class SimulatedTime implements TimeSource {
    /** 2024-01-01T00:00:00Z. */
    private static final long EPOCH_MILLIS = 1_704_067_200_000L;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private long nanos;

    @Override
    public long currentTimeMillis() {
        return EPOCH_MILLIS + nanos / NANOS_PER_MILLI;
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    void advance(long byNanos) {
        nanos += byNanos;
    }
}
