package io.streamwright.core.exchange;

import io.streamwright.core.operator.ConfigValues;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.LaneSetup;
import io.streamwright.core.operator.OperatorContext;
import io.streamwright.core.operator.Output;
import io.streamwright.core.operator.StreamTap;
import io.streamwright.core.operator.SweepBudget;
import io.streamwright.core.time.SystemTime;
import io.streamwright.core.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One of some lanes with two exchanges in a row, driven by hand: texts go from the first stage to the second, which notes them
 * and sends them on, one at a time, to the third stage of the same lane.
 */
final class TestLane extends LaneProgram {
    static final int KEY_GROUPS = 16;

    /** A text that has arrived, with its time, and the watermark that stood before it. */
    record Arrived(String text, long time, long watermark) {}

    /** How a test's lanes are connected. */
    record Plan(Partitioning partitioning, int lanes, int batch, int capacity, int fromLimit, int toLimit) {
        static Plan of(Partitioning partitioning, int lanes) {
            return new Plan(partitioning, lanes, 1, 64, 0, 0);
        }

        /** So many texts go at once. */
        Plan batch(int size) {
            return new Plan(partitioning, lanes, size, capacity, fromLimit, toLimit);
        }

        /** So many batches fit into a ring. */
        Plan capacity(int batches) {
            return new Plan(partitioning, lanes, batch, batches, fromLimit, toLimit);
        }

        /** On so many lanes the first and the second stage run; 0: on all. */
        Plan limits(int from, int to) {
            return new Plan(partitioning, lanes, batch, capacity, from, to);
        }

        /** Lanes that have greeted each other. */
        List<TestLane> connected() {
            List<TestLane> all = strangers();
            all.forEach(TestLane::flush);
            all.forEach(TestLane::receive);
            all.forEach(lane -> lane.onwards.flush());
            all.forEach(lane -> lane.lastGate.poll());
            return all;
        }

        /** Lanes that do not know yet where the others stand. */
        List<TestLane> strangers() {
            List<TestLane> all = new ArrayList<>();
            for (int lane = 0; lane < lanes; lane++) {
                all.add(new TestLane(new Setup(lane, lanes, batch), this));
            }
            Exchanges.connect(List.copyOf(all), capacity);
            all.forEach(lane -> {
                lane.gate = new InputGate(List.of(lane.texts));
                lane.lastGate = new InputGate(List.of(lane.onwards));
            });
            return all;
        }
    }

    final LaneSetup setup;
    final Texts texts;
    final Texts onwards;
    InputGate gate = new InputGate(List.of());
    InputGate lastGate = new InputGate(List.of());

    /** What has come to the second stage, and to the third. */
    final List<Arrived> arrived = new ArrayList<>();

    final List<Arrived> atEnd = new ArrayList<>();

    /** The watermarks that the second stage has moved on to, or {@code idle}. */
    final List<String> moves = new ArrayList<>();

    /** How many times the second stage does not come to the end of its sweep. */
    int unfinishedSweeps;

    private TestLane(Setup setup, Plan plan) {
        super(setup, 3);
        this.setup = setup;
        texts = exchange(new Texts(setup, "texts", plan.partitioning, 0, 1, plan.fromLimit, plan.toLimit) {
            @Override
            protected void deliver(String event, long time) {
                arrived.add(new Arrived(event, time, watermark()));
                onwards.send(event, time);
            }
        });
        onwards = exchange(
                new Texts(
                        new Setup(setup.lane, setup.lanes, 1),
                        "onwards",
                        Partitioning.FORWARD,
                        1,
                        2,
                        plan.toLimit,
                        plan.toLimit) {
                    @Override
                    protected void deliver(String event, long time) {
                        atEnd.add(new Arrived(event, time, watermark()));
                    }
                });
    }

    /** Sends to the lanes as the plan says. */
    TestLane send(String... some) {
        for (String text : some) {
            texts.send(text, text.length());
        }
        return this;
    }

    /** Moves event time on in the first stage. */
    TestLane advance(long to) {
        texts.advanceTo(to, false);
        return this;
    }

    TestLane flush() {
        texts.flush();
        return this;
    }

    /** Takes in all there is in the second stage, as far as it goes. */
    TestLane receive() {
        while (!stage(1).pauses() && gate.poll()) {
            // until there is nothing
        }
        return this;
    }

    List<String> texts() {
        return arrived.stream().map(Arrived::text).toList();
    }

    List<String> textsAtEnd() {
        return atEnd.stream().map(Arrived::text).toList();
    }

    @Override
    protected boolean advance(SweepBudget sweepBudget) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected boolean advance(int stage, SweepBudget sweepBudget) {
        if (stage == 1) {
            if (unfinishedSweeps > 0) {
                unfinishedSweeps--;
                return false;
            }
            moves.add(texts.idle() ? "idle" : Long.toString(texts.watermark()));
            onwards.advanceTo(texts.watermark(), texts.idle());
        }
        return true;
    }

    /** From a stage to the next one. */
    abstract class Texts extends Exchange<String> {
        private final Partitioning way;

        Texts(LaneSetup setup, String name, Partitioning way, int from, int to, int fromLimit, int toLimit) {
            super(TestLane.this, setup, name, name, way, from, to, fromLimit, toLimit);
            this.way = way;
        }

        @Override
        public void send(String event, long time) {
            switch (way) {
                case HASH -> {
                    aimAtOwner(event.hashCode());
                    toAim(event, time);
                }
                case REBALANCE -> toNext(event, time);
                case SHUFFLE -> toAny(event, time);
                case FORWARD -> toSelf(event, time);
                case BROADCAST -> {
                    for (int target = 0; target < targetCount(); target++) {
                        toLane(target, event, time);
                    }
                }
                case DIRECT -> throw new IllegalStateException("a direct call needs no exchange");
            }
        }
    }

    private record Setup(int lane, int lanes, int exchangeBatch) implements LaneSetup, OperatorContext {
        @Override
        public OperatorContext operators() {
            return this;
        }

        @Override
        public int keyGroups() {
            return KEY_GROUPS;
        }

        @Override
        public TimeSource time() {
            return SystemTime.INSTANCE;
        }

        @Override
        public @Nullable StreamTap tap() {
            return null;
        }

        @Override
        public <T> Output<T> sink(String stream) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ConfigValues config() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <S> S service(Class<S> type, @Nullable Supplier<? extends S> fallback) {
            throw new UnsupportedOperationException();
        }
    }
}
