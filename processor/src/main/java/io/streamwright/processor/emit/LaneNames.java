package io.streamwright.processor.emit;

import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.Naming;
import io.streamwright.processor.plan.StreamPlan;

/** How the wiring of a lane calls its parts. */
final class LaneNames {
    private final JobPlan plan;

    LaneNames(JobPlan plan) {
        this.plan = plan;
    }

    /** The field of the source input, operator or time assigner of a stream: what has its watermark. */
    String clock(StreamPlan stream) {
        StreamModel model = stream.stream().model();
        if (model instanceof StreamModel.SourceStream) {
            return stream.name() + "Input";
        }
        return stream.name() + (model instanceof StreamModel.ApplyStream ? "Operator" : "Clock");
    }

    /** Whether several watermarks meet before a stream that has one of its own. */
    boolean merges(StreamPlan stream) {
        StreamModel model = stream.stream().model();
        boolean own =
                model instanceof StreamModel.ApplyStream || model.watermark().isPresent();
        return own && stream.clocks().size() > 1;
    }

    /** The field where they meet. */
    String merge(StreamPlan stream) {
        return stream.name() + "Inputs";
    }

    /** What has the watermark directly before a stream. */
    String before(StreamPlan stream) {
        return merges(stream)
                ? merge(stream)
                : clock(plan.stream(stream.clocks().get(0)));
    }

    String sink(StreamPlan stream) {
        return stream.name() + "Sink";
    }

    String out(StreamPlan stream) {
        return stream.name() + "Out";
    }

    String into(StreamPlan stream) {
        return "into" + Naming.capitalise(stream.name());
    }

    String step(StreamPlan stream) {
        return "step" + Naming.capitalise(stream.name());
    }

    String inputClass(StreamPlan stream) {
        return Naming.capitalise(stream.name()) + "Input";
    }

    String outputClass(StreamPlan stream) {
        return Naming.capitalise(stream.name()) + "Output";
    }
}
