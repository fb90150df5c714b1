package io.streamwright.processor.emit;

import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.ResolvedJob;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.Planner;

/** The back half of the compiler: plans a sound job and writes the plan down. */
public final class JobBackend implements Backend {
    private final boolean hasCommandLine;
    private final boolean dumpPlan;

    /**
     * With what the environment says.
     *
     * @param hasCommandLine whether the command line is on the class path
     * @param dumpPlan whether plans are wanted as files
     */
    public JobBackend(boolean hasCommandLine, boolean dumpPlan) {
        this.hasCommandLine = hasCommandLine;
        this.dumpPlan = dumpPlan;
    }

    @Override
    public void generate(ResolvedJob job, Output output) {
        JobPlan plan = Planner.plan(job, hasCommandLine);
        EmittedJob emitted = EmittedJob.of(plan, dumpPlan);
        emitted.sources().forEach(output::write);
        emitted.resources().forEach(resource -> output.writeText("", resource.path(), resource.content()));
    }

    @Override
    public void stub(JobModel job, Output output) {
        output.write(JobEmitter.stub(job));
    }
}
