package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.JOB_NAME;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.JobModel;
import java.util.regex.Pattern;

/** The name of a job can stand in file names and on command lines. */
final class JobNameRule implements Rule<JobModel> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    @Override
    public void check(JobModel job, Problems problems) {
        String name = job.jobName().value();
        if (!NAME.matcher(name).matches()) {
            problems.report(JOB_NAME, job.jobName().place(), name);
        }
    }
}
