package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.OUTPUT_DECLARED;
import static io.streamwright.processor.diagnose.Problem.OUTPUT_MISSING;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.StreamModel.ApplyStream;
import io.streamwright.processor.model.TypeModel;
import java.util.Optional;

/** An application has the type that its operator puts out. */
final class DeclaredOutputRule implements Rule<JobModel> {

    @Override
    public void check(JobModel job, Problems problems) {
        for (StreamModel stream : job.streams()) {
            if (stream instanceof ApplyStream apply) {
                check(apply, job.operatorOf(apply), problems);
            }
        }
    }

    private static void check(ApplyStream stream, OperatorModel operator, Problems problems) {
        Optional<TypeModel> output = operator.outputType();
        if (output.isEmpty()) {
            // An operator without handlers is reported as such.
            if (!operator.handlers().isEmpty()) {
                problems.report(OUTPUT_MISSING, stream.place(), Wording.of(operator), stream.name());
            }
        } else if (!output.get().equals(stream.event())) {
            problems.report(
                    OUTPUT_DECLARED,
                    stream.place(),
                    stream.name(),
                    stream.event().display(),
                    Wording.of(operator),
                    output.get().display());
        }
    }
}
