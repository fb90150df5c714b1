package io.streamwright.testkit;

import io.streamwright.Counter;

/** A {@link Counter} for tests that call a handler as the plain method it is. Owned by one thread. */
public final class FakeCounter implements Counter {
    private long value;

    /** At 0. */
    public FakeCounter() {}

    @Override
    public void add(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("a counter cannot go down: " + count);
        }
        value += count;
    }

    /** What was counted. */
    public long value() {
        return value;
    }
}
