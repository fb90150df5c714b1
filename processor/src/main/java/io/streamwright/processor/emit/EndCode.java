package io.streamwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.StreamPlan;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The code that tells whether all input of an operator has ended, where operators want to know that. It asks the sources and
 * exchanges before it, and whether event time is over for operators in between.
 */
final class EndCode {
    private final JobPlan plan;
    private final LaneNames names;

    /** The exchanges whose receivers want to know. */
    private final Set<StreamPlan.Clock> told = new HashSet<>();

    EndCode(JobPlan plan, LaneNames names) {
        this.plan = plan;
        this.names = names;
        plan.streams().stream().filter(this::handlesEnd).forEach(this::tellBefore);
    }

    /** Whether a stream is that of an operator which handles the end of its input. */
    boolean handlesEnd(StreamPlan stream) {
        return stream.stream().model() instanceof StreamModel.ApplyStream apply
                && plan.operator(apply.operator()).handlesEnd();
    }

    /** Whether the sender says on an exchange when its input has ended. */
    boolean isTold(String from, String to) {
        return told.contains(new StreamPlan.Clock(from, Optional.of(to)));
    }

    private void tellBefore(StreamPlan stream) {
        for (StreamPlan.Clock clock : clocks(stream, false)) {
            StreamPlan before = plan.stream(clock.stream());
            boolean isNew = clock.reader().isEmpty() || told.add(clock);
            if (isNew && !(before.stream().model() instanceof StreamModel.SourceStream)) {
                tellBefore(before);
            }
        }
    }

    /** Whether all that comes before a stream has ended. */
    CodeBlock before(StreamPlan stream, boolean fused) {
        Set<String> conditions = new LinkedHashSet<>();
        collectBefore(stream, fused, conditions);
        return CodeBlock.of("$L", String.join(" && ", conditions));
    }

    /** Whether a stream has ended, of which nothing but a source, an operator or what comes before it knows. */
    CodeBlock of(StreamPlan stream) {
        Set<String> conditions = new LinkedHashSet<>();
        collect(stream, false, conditions);
        return CodeBlock.of("$L", String.join(" && ", conditions));
    }

    private void collectBefore(StreamPlan stream, boolean fused, Set<String> conditions) {
        for (StreamPlan.Clock clock : clocks(stream, fused)) {
            if (clock.reader().isPresent()) {
                conditions.add(names.clock(clock) + ".inputEnded()");
            } else {
                collect(plan.stream(clock.stream()), fused, conditions);
            }
        }
    }

    private void collect(StreamPlan stream, boolean fused, Set<String> conditions) {
        if (stream.stream().model() instanceof StreamModel.SourceStream) {
            conditions.add(names.clock(stream) + ".ended()");
            return;
        }
        if (LaneTime.isAdvanced(stream)) {
            conditions.add(names.clock(stream) + ".atEnd()");
            if (handlesEnd(stream)) {
                // it says so itself
                return;
            }
        }
        collectBefore(stream, fused, conditions);
    }

    /** What stands directly before a stream and has a watermark. */
    private static Collection<StreamPlan.Clock> clocks(StreamPlan stream, boolean fused) {
        Set<StreamPlan.Clock> clocks = new LinkedHashSet<>();
        if (fused) {
            stream.clocks().stream()
                    .flatMap(List::stream)
                    .forEach(clock -> clocks.add(new StreamPlan.Clock(clock, Optional.empty())));
        } else {
            stream.clocksOnLanes().forEach(clocks::addAll);
        }
        return clocks;
    }
}
