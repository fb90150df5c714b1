package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.STREAM_GENERIC;
import static io.streamwright.processor.diagnose.Problem.STREAM_PARAMETERS;
import static io.streamwright.processor.diagnose.Problem.STREAM_RAW;
import static io.streamwright.processor.diagnose.Problem.STREAM_RETURN;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.MethodModel;
import io.streamwright.processor.model.MethodModel.Kind;

/** The declaration of a stream says its type and nothing else. */
final class StreamSignatureRule implements Rule<JobModel> {

    @Override
    public void check(JobModel job, Problems problems) {
        for (MethodModel method : job.methods()) {
            boolean isStream = method.kind() == Kind.ABSTRACT || method.kind() == Kind.DEFAULT;
            if (isStream && method.isGeneric()) {
                problems.report(STREAM_GENERIC, method.place(), method.name());
            }
            if (job.facts().isInterface() && method.kind() == Kind.ABSTRACT) {
                checkAbstract(method, problems);
            }
        }
    }

    private static void checkAbstract(MethodModel method, Problems problems) {
        if (method.parameterCount() > 0) {
            problems.report(STREAM_PARAMETERS, method.place(), method.name());
        }
        switch (method.returns()) {
            case STREAM_OF -> {}
            case RAW_STREAM_OF -> problems.report(STREAM_RAW, method.place(), method.name());
            case VOID, OTHER ->
                problems.report(STREAM_RETURN, method.place(), method.name(), "`" + method.returnDisplay() + "`");
        }
    }
}
