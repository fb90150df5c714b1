package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.STEP_EVENT;
import static io.streamwright.processor.diagnose.Problem.STEP_OUTPUT;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.MethodModel;
import io.streamwright.processor.model.MethodModel.Kind;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.ParamRole;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.StreamModel.StepStream;
import java.util.List;

/** A step takes one event and puts something out. */
final class StepSignatureRule implements Rule<JobModel> {

    @Override
    public void check(JobModel job, Problems problems) {
        for (MethodModel method : job.methods()) {
            // Reading leaves out steps that put out nothing.
            if (method.kind() == Kind.DEFAULT && !hasStream(job, method)) {
                problems.report(STEP_OUTPUT, method.place(), method.name());
            }
        }
        for (StreamModel stream : job.streams()) {
            if (stream instanceof StepStream step) {
                checkEvent(step, problems);
            }
        }
    }

    private static boolean hasStream(JobModel job, MethodModel method) {
        return job.streams().stream().anyMatch(stream -> stream.place().equals(method.place()));
    }

    private static void checkEvent(StepStream step, Problems problems) {
        List<ParamModel> events = step.handler().params().stream()
                .filter(param -> param.role() == ParamRole.EVENT || param.role() == ParamRole.UNKNOWN)
                .toList();
        if (events.size() != 1) {
            problems.report(STEP_EVENT, step.place(), step.name(), events.isEmpty() ? "no" : events.size());
        }
    }
}
