package io.streamwright.benchmarks.parts;

import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.jobs.SumPerKeyJob;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.source.SourceInput;
import io.streamwright.core.source.SplitState;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A row is found and changed by a keyed operator, among so many; beside it the same with a map of the JDK. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TableBenchmark {
    private static final int BATCH = 1024;
    private static final int BATCHES = 64;

    /** How many keys there are. */
    @Param({"1000", "100000", "1000000"})
    public int keys;

    private final Event[] events = new Event[BATCH * BATCHES];
    private final Map<Long, long[]> map = new HashMap<>();
    private SourceInput<Event> input = typed(new SumPerKeyJob().lane(new BareSetup(null)));
    private int next;

    /** Fills both, each key once, in batches of events that are computed before. */
    @Setup
    public void fill(Blackhole sink) {
        LaneProgram lane = new SumPerKeyJob().lane(new BareSetup(sink));
        input = typed(lane);
        SplitState split = input.addSplit("all", 0);
        input.noMoreSplits();
        input.select(split);
        input.beginBatch();
        for (long key = 0; key < keys; key++) {
            input.emit(new Event(key * 0xC2B2AE3D27D4EB4FL, 1, 0));
            map.put(key * 0xC2B2AE3D27D4EB4FL, new long[1]);
        }
        input.endBatch();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < events.length; i++) {
            events[i] = new Event(random.nextInt(keys) * 0xC2B2AE3D27D4EB4FL, 1, 0);
        }
    }

    @SuppressWarnings("unchecked") // the job has one source, of events
    private static SourceInput<Event> typed(LaneProgram lane) {
        return (SourceInput<Event>) lane.inputs().get(0);
    }

    /** Through the operator that is generated for a running sum. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void generatedOperator() {
        int from = batch();
        input.beginBatch();
        for (int i = from; i < from + BATCH; i++) {
            input.emit(events[i]);
        }
        input.endBatch();
    }

    /** Through a map. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void hashMap(Blackhole sink) {
        int from = batch();
        for (int i = from; i < from + BATCH; i++) {
            long[] sum = map.get(events[i].key());
            if (sum != null) {
                sum[0] += events[i].value();
                sink.consume(sum[0]);
            }
        }
    }

    private int batch() {
        next = (next + 1) % BATCHES;
        return next * BATCH;
    }
}
