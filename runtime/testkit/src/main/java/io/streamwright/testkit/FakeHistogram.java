package io.streamwright.testkit;

import io.streamwright.Histogram;
import java.util.ArrayList;
import java.util.List;

/** A {@link Histogram} that keeps every value, for tests that call a handler as the plain method it is. Owned by one thread. */
public final class FakeHistogram implements Histogram {
    private final List<Long> values = new ArrayList<>();

    /** Empty. */
    public FakeHistogram() {}

    @Override
    public void record(long value) {
        values.add(value);
    }

    /** What was recorded, in order. */
    public List<Long> values() {
        return List.copyOf(values);
    }
}
