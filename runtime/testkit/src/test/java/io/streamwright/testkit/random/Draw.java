package io.streamwright.testkit.random;

import java.util.List;
import java.util.SplittableRandom;

/** Random choices that a seed decides: the same on each machine and JDK. */
final class Draw {
    private final SplittableRandom random;

    Draw(long seed) {
        random = new SplittableRandom(seed);
    }

    /** True once in {@code times}. */
    boolean once(int times) {
        return random.nextInt(times) == 0;
    }

    boolean flip() {
        return random.nextBoolean();
    }

    /** From {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    /** From {@code low} to {@code high}, both included. */
    long between(long low, long high) {
        return random.nextLong(low, high + 1);
    }

    long seed() {
        return random.nextLong();
    }

    <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    final <T> T of(T... values) {
        return values[random.nextInt(values.length)];
    }
}
