package io.streamwright.benchmarks.parts;

import io.streamwright.core.state.TimerQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A timer comes up and another is set, with so many pending. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TimerQueueBenchmark {
    private static final int SPREAD_MILLIS = 60_000;

    /** How many are pending. */
    @Param({"1000", "1000000"})
    public int pending;

    private final TimerQueue queue = new TimerQueue();
    private final SplittableRandom random = new SplittableRandom(1);

    /** Fills it. */
    @Setup
    public void fill() {
        for (int i = 0; i < pending; i++) {
            queue.push(random.nextInt(SPREAD_MILLIS), 0, i, null);
        }
    }

    /** The first goes, a later one comes. */
    @Benchmark
    public long popAndPush() {
        long time = queue.nextTime();
        long key = queue.keyWord();
        queue.pop();
        queue.push(time + 1 + random.nextInt(SPREAD_MILLIS), 0, key, null);
        return key;
    }
}
