package io.streamwright.processor.emit;

import com.palantir.javapoet.JavaFile;
import io.streamwright.processor.plan.CodecPlan;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.PlanPrinter;
import java.util.ArrayList;
import java.util.List;

/**
 * All files of a job, for whoever has a place to write them to.
 *
 * @param sources the classes
 * @param resources what lies beside them
 */
public record EmittedJob(List<JavaFile> sources, List<Resource> resources) {

    /** Copies the lists. */
    public EmittedJob {
        sources = List.copyOf(sources);
        resources = List.copyOf(resources);
    }

    /**
     * A text file on the class path.
     *
     * @param path from the root of the class path
     */
    public record Resource(String path, String content) {}

    /**
     * Writes a plan down.
     *
     * @param dumpPlan whether the plan itself is wanted as a file
     */
    public static EmittedJob of(JobPlan plan, boolean dumpPlan) {
        List<JavaFile> sources = new ArrayList<>();
        sources.add(JobEmitter.emit(plan));
        sources.add(LaneEmitter.emit(plan));
        for (OperatorPlan operator : plan.operators()) {
            sources.add(OperatorEmitter.emit(plan, operator));
        }
        for (CodecPlan codec : plan.codecs().values()) {
            sources.add(CodecEmitter.emit(plan, codec));
        }
        String name = JobEmitter.binaryName(plan.job().name());
        List<Resource> resources = new ArrayList<>();
        // how packaging finds the jobs of a project without loading a class
        resources.add(new Resource(
                "META-INF/streamwright/jobs/" + name,
                "job=" + plan.job().jobName().value() + "\nmain="
                        + JobEmitter.binaryName(plan.job().generatedName()) + "\nrunnable=" + plan.hasCommandLine()
                        + "\n"));
        if (dumpPlan) {
            resources.add(new Resource("META-INF/streamwright/plans/" + name + ".txt", PlanPrinter.print(plan)));
        }
        return new EmittedJob(sources, resources);
    }
}
