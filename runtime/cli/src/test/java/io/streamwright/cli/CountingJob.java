package io.streamwright.cli;

import io.streamwright.ErrorPolicy;
import io.streamwright.Guarantee;
import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.SettingNode;
import io.streamwright.core.graph.StreamNode;
import io.streamwright.core.operator.ConfigType;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.LaneSetup;
import io.streamwright.core.operator.Output;
import io.streamwright.core.operator.SweepBudget;
import io.streamwright.core.source.SourceInput;
import io.streamwright.core.source.SourceTiming;
import java.util.List;
import java.util.Objects;
import org.example.UserCode;

/**
 * What the processor would generate for a source of numbers and a step that squares them, but fails at one that may be given:
 * so that the command line is tested apart from the processor.
 */
public final class CountingJob extends CompiledJob {
    /** As generated jobs have it. */
    public static void main(String[] args) {
        JobMain.run(new CountingJob(), args);
    }

    @Override
    public JobGraph graph() {
        return new JobGraph(
                "counting",
                "io.streamwright.cli.Counting",
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
                                new StreamNode.SourceNode("count:5", ErrorPolicy.FAIL, false),
                                null,
                                null),
                        new StreamNode(
                                "squares",
                                StreamNode.Kind.STEP,
                                "Long",
                                List.of("numbers"),
                                "squares",
                                null,
                                List.of(),
                                null,
                                null,
                                null,
                                new StreamNode.SinkNode(
                                        "squares.sink", "lines:squares.txt", Guarantee.AS_THE_SINK_CAN))),
                List.of(new SettingNode("fail-at", ConfigType.LONG, false, "where to fail", List.of())),
                List.of());
    }

    @Override
    public Codec<?> codec(String stream) {
        return Codecs.LONG;
    }

    @Override
    public LaneProgram lane(LaneSetup setup) {
        return new Program(setup);
    }

    private static final class Program extends LaneProgram {
        private final Output<Long> squares;
        private final long failAt;

        Program(LaneSetup setup) {
            super(setup, 1);
            squares = setup.sink("squares");
            failAt = Objects.requireNonNull(
                    setup.operators().config().value("fail-at", ConfigType.LONG, Long.MAX_VALUE));
            input(new Input());
        }

        @Override
        protected boolean advance(SweepBudget budget) {
            return true;
        }

        private final class Input extends SourceInput<Long> {
            Input() {
                super("numbers", "numbers", ErrorPolicy.FAIL, SourceTiming.ASCENDING, Program.this);
            }

            @Override
            protected long timeOf(Long event) {
                return event;
            }

            @Override
            protected void deliver(Long event, long time) {
                squares.emit(UserCode.square(event, failAt), time);
            }
        }
    }
}
