package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.JOB_EXTENDS;
import static io.streamwright.processor.diagnose.Problem.JOB_GENERIC;
import static io.streamwright.processor.diagnose.Problem.JOB_NOT_INTERFACE;
import static io.streamwright.processor.diagnose.Problem.JOB_UNREACHABLE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.JobModel;

/** A job is an interface that generated code can name and that stands for itself. */
final class JobDeclarationRule implements Rule<JobModel> {

    @Override
    public void check(JobModel job, Problems problems) {
        String name = Wording.of(job.name());
        if (!job.facts().isInterface()) {
            problems.report(JOB_NOT_INTERFACE, job.place(), name);
        }
        if (job.facts().isGeneric()) {
            problems.report(JOB_GENERIC, job.place(), name);
        }
        if (job.access().isPrivate()) {
            problems.report(JOB_UNREACHABLE, job.place(), name);
        }
        if (job.facts().isInterface() && job.facts().hasSuperInterfaces()) {
            problems.report(JOB_EXTENDS, job.place(), name);
        }
    }
}
