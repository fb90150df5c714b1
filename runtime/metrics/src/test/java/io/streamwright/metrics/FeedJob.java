package io.streamwright.metrics;

import io.streamwright.ErrorPolicy;
import io.streamwright.Guarantee;
import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.exchange.Exchange;
import io.streamwright.core.exchange.Partitioning;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.StreamNode;
import io.streamwright.core.operator.CounterHandle;
import io.streamwright.core.operator.HistogramHandle;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.LaneSetup;
import io.streamwright.core.operator.Operator;
import io.streamwright.core.operator.Output;
import io.streamwright.core.operator.SweepBudget;
import io.streamwright.core.source.SourceInput;
import io.streamwright.core.source.SourceTiming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the processor would generate for a source of numbers and an operator that counts the even ones, on any number of lanes. */
final class FeedJob extends CompiledJob {
    private final String name;

    FeedJob(String name) {
        this.name = name;
    }

    @Override
    public JobGraph graph() {
        return new JobGraph(
                name,
                "test.Feed",
                List.of(
                        new StreamNode(
                                "numbers",
                                StreamNode.Kind.SOURCE,
                                "Long",
                                List.of(),
                                "numbers",
                                null,
                                List.of(),
                                null,
                                new StreamNode.SourceNode("feed:", ErrorPolicy.FAIL, false),
                                null,
                                null),
                        new StreamNode(
                                "checked",
                                StreamNode.Kind.APPLY,
                                "Long",
                                List.of("numbers"),
                                "checked",
                                "Checked",
                                List.of("value"),
                                null,
                                null,
                                null,
                                new StreamNode.SinkNode("checked.sink", "discard:", Guarantee.AS_THE_SINK_CAN),
                                new StreamNode.Placement(1, 0, Partitioning.HASH))),
                List.of(),
                List.of());
    }

    @Override
    public Codec<?> codec(String stream) {
        return Codecs.LONG;
    }

    @Override
    public LaneProgram lane(LaneSetup setup) {
        return new FeedLane(setup);
    }

    /** Counts; fails at a number below zero. */
    private static final class Checked extends Operator {
        private final Output<Long> out;
        private final CounterHandle even = counter("even");
        private final HistogramHandle sizes = histogram("sizes");

        Checked(Output<Long> out) {
            super("checked");
            this.out = out;
        }

        void onNumber(Long number, long time) {
            if (number < 0) {
                throw new IllegalStateException("a number below zero");
            }
            if (number % 2 == 0) {
                even.increment();
            }
            sizes.record(number);
            out.emit(number, time);
        }
    }

    private static final class FeedLane extends LaneProgram {
        private final Checked checked;
        private final @Nullable Numbers exchange;

        FeedLane(LaneSetup setup) {
            super(setup, 2);
            checked = operator(1, new Checked(setup.sink("checked")));
            input(new Input());
            exchange = fused ? null : exchange(new Numbers(setup));
        }

        @Override
        protected boolean advance(SweepBudget budget) {
            return checked.advance(inputs().get(0).watermark(), inputs().get(0).idle(), budget);
        }

        @Override
        protected boolean advance(int stage, SweepBudget budget) {
            if (exchange == null) {
                return true;
            }
            if (stage == 0) {
                exchange.advanceTo(inputs().get(0).watermark(), inputs().get(0).idle());
                return true;
            }
            return checked.advance(exchange.watermark(), exchange.idle(), budget);
        }

        private final class Numbers extends Exchange<Long> {
            Numbers(LaneSetup setup) {
                super(FeedLane.this, setup, "numbers", "checked", Partitioning.HASH, 0, 1, 0, 0);
            }

            @Override
            public void send(Long event, long time) {
                aimAtOwner(event.hashCode());
                toAim(event, time);
            }

            @Override
            protected void deliver(Long event, long time) {
                checked.onNumber(event, time);
            }
        }

        private final class Input extends SourceInput<Long> {
            Input() {
                super("numbers", "numbers", ErrorPolicy.FAIL, SourceTiming.ASCENDING, FeedLane.this);
            }

            @Override
            protected long timeOf(Long event) {
                return event;
            }

            @Override
            protected void deliver(Long event, long time) {
                if (exchange == null) {
                    checked.onNumber(event, time);
                } else {
                    exchange.send(event, time);
                }
            }
        }
    }
}
