package io.streamwright.core.operator;

/** A counter of a handler on one lane. Owned by the lane, which alone reads and writes it. */
public final class CounterHandle implements io.streamwright.Counter {
    private final String name;
    private long value;

    CounterHandle(String name) {
        this.name = name;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** What was counted. */
    public long value() {
        return value;
    }

    @Override
    public void add(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("the counter \"" + name + "\" cannot go down: " + count);
        }
        value += count;
    }

    @Override
    public void increment() {
        value++;
    }
}
