package io.streamwright.testkit.sweeps;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.operator.ConfigValues;
import io.streamwright.core.operator.FrozenState;
import io.streamwright.core.operator.Operator;
import io.streamwright.core.operator.OperatorContext;
import io.streamwright.core.operator.Output;
import io.streamwright.core.operator.SweepBudget;
import io.streamwright.core.snapshot.SectionId;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotWriter;
import io.streamwright.core.state.KeyGroups;
import io.streamwright.core.time.SystemTime;
import io.streamwright.core.time.TimeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** A generated operator on several lanes, without an engine, so that each lane can be stopped wherever it is. */
final class OperatorLanes<O extends Operator, R> {
    private static final int GROUPS = KeyGroups.DEFAULT_COUNT;

    private final List<R> results = new ArrayList<>();
    private final BiFunction<OperatorContext, Output<R>, O> factory;
    private List<O> lanes = new ArrayList<>();

    OperatorLanes(int count, BiFunction<OperatorContext, Output<R>, O> factory) {
        this.factory = factory;
        for (int lane = 0; lane < count; lane++) {
            lanes.add(newLane());
        }
    }

    private O newLane() {
        return factory.apply(new Context(), new Output<>() {
            @Override
            public void emit(R event, long time) {
                results.add(event);
            }
        });
    }

    List<R> results() {
        return results;
    }

    /** The lane that has the key with this hash. */
    O laneOf(int hash) {
        return lanes.get(KeyGroups.laneOf(KeyGroups.of(hash, GROUPS), lanes.size(), GROUPS));
    }

    /** Moves event time on, on each lane for some steps only. */
    void advance(long watermark, Random random, int mostSteps) {
        for (O lane : lanes) {
            SweepBudget budget = new SweepBudget();
            budget.refill(random.nextInt(mostSteps + 1));
            lane.advance(watermark, false, budget);
        }
    }

    /** Moves event time on, to the end of all that fires. */
    void advance(long watermark) {
        for (O lane : lanes) {
            SweepBudget budget = new SweepBudget();
            do {
                budget.refill(100);
            } while (!lane.advance(watermark, false, budget));
        }
    }

    /** Takes a snapshot and goes on from it on so many lanes. */
    void restart(int count) throws Exception {
        Map<SectionId, List<byte[]>> sections = new LinkedHashMap<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            FrozenState frozen = lanes.get(lane).freeze(GROUPS);
            while (frozen.encodeNext()) {}
            frozen.write(lane, new Collector(sections));
            frozen.release();
        }
        int before = lanes.size();
        lanes = new ArrayList<>();
        for (int lane = 0; lane < count; lane++) {
            O operator = newLane();
            for (int other = 0; other < before; other++) {
                if (count != before || other == lane) {
                    restoreOwn(operator, sections, other);
                }
            }
            for (int group = 0; group < GROUPS; group++) {
                if (KeyGroups.laneOf(group, count, GROUPS) == lane) {
                    restoreRows(operator, sections, group);
                }
            }
            operator.restored();
            lanes.add(operator);
        }
    }

    private static void restoreOwn(Operator operator, Map<SectionId, List<byte[]>> sections, int lane) {
        for (byte[] bytes : sections.get(new SectionId(SectionKind.OPERATOR, operator.uid(), lane))) {
            operator.restore(new BinaryInput(bytes));
        }
    }

    private static void restoreRows(Operator operator, Map<SectionId, List<byte[]>> sections, int group) {
        SectionId id = new SectionId(SectionKind.ROWS, operator.uid(), group);
        for (byte[] bytes : sections.getOrDefault(id, List.of())) {
            operator.restoreRows(new BinaryInput(bytes));
        }
    }

    private record Collector(Map<SectionId, List<byte[]>> sections) implements SnapshotWriter {
        @Override
        public void section(SectionId id, byte[] bytes, int offset, int lengthBytes) {
            sections.computeIfAbsent(id, i -> new ArrayList<>())
                    .add(Arrays.copyOfRange(bytes, offset, offset + lengthBytes));
        }

        @Override
        public long complete(SnapshotManifest manifest) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    private static final class Context implements OperatorContext {
        @Override
        public TimeSource time() {
            return SystemTime.INSTANCE;
        }

        @Override
        public ConfigValues config() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <S> S service(Class<S> type, Supplier<? extends S> fallback) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int keyGroups() {
            return GROUPS;
        }
    }
}
