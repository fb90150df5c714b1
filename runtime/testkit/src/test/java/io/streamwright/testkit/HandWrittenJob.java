package io.streamwright.testkit;

import io.streamwright.DeadLetter;
import io.streamwright.ErrorPolicy;
import io.streamwright.Guarantee;
import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.FieldReader;
import io.streamwright.core.codec.FieldWriter;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.ServiceNode;
import io.streamwright.core.graph.SettingNode;
import io.streamwright.core.graph.StreamNode;
import io.streamwright.core.operator.ConfigType;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.LaneSetup;
import io.streamwright.core.operator.Output;
import io.streamwright.core.operator.StreamTap;
import io.streamwright.core.operator.SweepBudget;
import io.streamwright.core.operator.WatermarkMerge;
import io.streamwright.core.source.SourceInput;
import io.streamwright.core.source.SourceTiming;
import java.util.List;
import java.util.Objects;

/**
 * What the processor would generate for two sources of clicks, {@code left} and {@code right}, their union {@code all}, and
 * {@code counts}, the output of {@link CountingOperator}: so that the harness is tested apart from the processor.
 */
final class HandWrittenJob extends CompiledJob {
    static final long IDLE_AFTER_MILLIS = 30_000;

    /** A service of the job: notes what it is asked and whether it was closed. */
    static final class Greeter implements AutoCloseable {
        static int closed;
        final String greeting;

        Greeter(String greeting) {
            this.greeting = greeting;
        }

        @Override
        public void close() {
            closed++;
        }
    }

    @Override
    public JobGraph graph() {
        return new JobGraph(
                "clicks",
                "io.streamwright.testkit.Clicks",
                List.of(
                        source("left", ErrorPolicy.FAIL),
                        source("right", ErrorPolicy.SKIP),
                        node("all", StreamNode.Kind.UNION, List.of("left", "right"), "all"),
                        node("counts", StreamNode.Kind.APPLY, List.of("all"), "counting")),
                List.of(
                        new SettingNode("limit", ConfigType.LONG, true, "", List.of("Counting")),
                        new SettingNode("prefix", ConfigType.STRING, false, "", List.of("Counting"))),
                List.of(new ServiceNode(Greeter.class, true, List.of("Counting"))));
    }

    private static StreamNode source(String name, ErrorPolicy onError) {
        StreamNode.SourceNode source = new StreamNode.SourceNode("none:", onError, false);
        return new StreamNode(
                name,
                StreamNode.Kind.SOURCE,
                "Click",
                List.of(),
                name,
                null,
                List.of(),
                null,
                source,
                "5s out of order",
                null);
    }

    private static StreamNode node(String name, StreamNode.Kind kind, List<String> inputs, String uid) {
        StreamNode.SinkNode sink = new StreamNode.SinkNode(name + ".sink", "none:", Guarantee.AT_LEAST_ONCE);
        boolean apply = kind == StreamNode.Kind.APPLY;
        return new StreamNode(
                name,
                kind,
                apply ? "String" : "Click",
                inputs,
                uid,
                apply ? "Counting" : null,
                List.of("page"),
                null,
                null,
                null,
                apply ? sink : null);
    }

    @Override
    public Codec<?> codec(String stream) {
        return stream.equals("counts") ? new CountCodec() : new ClickCodec();
    }

    @Override
    public LaneProgram lane(LaneSetup setup) {
        return new Program(setup);
    }

    private static final class Program extends LaneProgram {
        private final StreamTap taps;
        private final SourceInput<Click> left;
        private final SourceInput<Click> right;
        private final WatermarkMerge all = new WatermarkMerge();
        private final CountingOperator counting;

        Program(LaneSetup setup) {
            super(setup, 1);
            taps = Objects.requireNonNull(tap);
            left = input(new Input("left", ErrorPolicy.FAIL));
            right = input(new Input("right", ErrorPolicy.SKIP));
            Output<String> sink = setup.sink("counts");
            counting = operator(0, new CountingOperator(setup.operators(), (text, time) -> {
                taps.onEvent("counts", text, time);
                sink.emit(text, time);
            }));
        }

        private void all(Click click, long time) {
            taps.onEvent("all", click, time);
            counting.onClick(click, time);
        }

        @Override
        protected boolean advance(SweepBudget budget) {
            all.begin()
                    .add(left.watermark(), left.idle())
                    .add(right.watermark(), right.idle())
                    .end();
            return counting.advance(all.watermark(), all.idle(), budget);
        }

        private final class Input extends SourceInput<Click> {
            private final String name;

            Input(String name, ErrorPolicy onError) {
                super(name, name, onError, new SourceTiming(5_000, IDLE_AFTER_MILLIS * 1_000_000), Program.this);
                this.name = name;
            }

            @Override
            protected long timeOf(Click event) {
                return event.at();
            }

            @Override
            protected void deliver(Click event, long time) {
                taps.onEvent(name, event, time);
                all(event, time);
            }

            @Override
            protected void deliverDeadLetter(DeadLetter letter) {
                super.deliverDeadLetter(letter);
            }
        }
    }

    private abstract static class BinaryCodec<T> extends Codec<T> {
        @Override
        public String schema() {
            return "test";
        }

        @Override
        public void writeFields(T value, FieldWriter out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public T readFields(FieldReader in) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class ClickCodec extends BinaryCodec<Click> {
        @Override
        public void write(Click value, BinaryOutput out) {
            out.writeString(value.page());
            out.writeLong(value.at());
        }

        @Override
        public Click read(BinaryInput in) {
            return new Click(in.readString(), in.readLong());
        }
    }

    private static final class CountCodec extends BinaryCodec<String> {
        @Override
        public void write(String value, BinaryOutput out) {
            out.writeString(value);
        }

        @Override
        public String read(BinaryInput in) {
            return in.readString();
        }
    }
}
