package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.JOB_EMPTY;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.MethodModel.Kind;

/** A job has something to do. */
final class JobHasStreamsRule implements Rule<JobModel> {

    @Override
    public void check(JobModel job, Problems problems) {
        boolean hasStreams = job.methods().stream()
                .anyMatch(method -> method.kind() == Kind.ABSTRACT || method.kind() == Kind.DEFAULT);
        if (job.facts().isInterface() && !hasStreams) {
            problems.report(JOB_EMPTY, job.place(), Wording.of(job.name()));
        }
    }
}
