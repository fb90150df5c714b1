package io.streamwright.processor;

import io.streamwright.processor.FilerOutput.NameTakenException;
import io.streamwright.processor.diagnose.ElementPlace;
import io.streamwright.processor.diagnose.Problem;
import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.diagnose.Reporter;
import io.streamwright.processor.diagnose.SourceScope;
import io.streamwright.processor.emit.EmittedJob;
import io.streamwright.processor.emit.JobEmitter;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.MarkedElement;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.ResolvedJob;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.Planner;
import io.streamwright.processor.read.JobReader;
import io.streamwright.processor.read.OperatorReader;
import io.streamwright.processor.read.PlacementReader;
import io.streamwright.processor.read.ReadContext;
import io.streamwright.processor.read.TypeReader;
import io.streamwright.processor.validate.Validator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * The stages of the compiler: read, validate, plan, emit. Each collects all of its errors; the next one runs only if there
 * are none.
 */
final class CompilePipeline {
    /** With it on the class path, jobs get a main method. */
    private static final String COMMAND_LINE = "io.streamwright.cli.JobMain";

    private final ProcessingEnvironment environment;
    private final SourceScope sources;
    private final Reporter reporter;
    private final boolean dumpPlan;
    /** Names of generated classes with the jobs they are generated for. */
    private final Map<String, String> generated = new HashMap<>();

    CompilePipeline(ProcessingEnvironment environment, SourceScope sources, Reporter reporter, boolean dumpPlan) {
        this.environment = environment;
        this.sources = sources;
        this.reporter = reporter;
        this.dumpPlan = dumpPlan;
    }

    /** Whether an element is done with, or waits for types that other processors may generate. */
    enum Outcome {
        DONE,
        DEFERRED
    }

    /**
     * Compiles the job {@code element}: its classes, or a stub of the one that user code names and messages.
     *
     * @param isLastRound whether nothing more will be generated, so that there is nothing to wait for
     */
    Outcome compileJob(TypeElement element, boolean isLastRound) {
        Problems problems = Problems.about(ElementPlace.of(element));
        try {
            return compileJob(element, isLastRound, problems);
        } catch (NameTakenException taken) {
            problems.report(Problem.CLASS_EXISTS, ElementPlace.of(element), taken.name(), element.getSimpleName());
            reporter.print(problems);
            return Outcome.DONE;
        }
    }

    private Outcome compileJob(TypeElement element, boolean isLastRound, Problems problems) {
        FilerOutput output = new FilerOutput(environment.getFiler(), element);
        ReadContext context = newContext();
        JobModel job = new JobReader(context).read(element);
        if (isIncomplete(context, problems) && !isLastRound) {
            return Outcome.DEFERRED;
        }

        if (clashes(job, problems)) {
            reporter.print(problems);
            return Outcome.DONE;
        }

        Optional<ResolvedJob> resolved = problems.isEmpty() ? Validator.validate(job, problems) : Optional.empty();

        if (resolved.isEmpty()) {
            reporter.print(problems);
            output.write(JobEmitter.stub(job));
            return Outcome.DONE;
        }

        JobPlan plan = Planner.plan(resolved.get(), hasCommandLine());

        output.write(EmittedJob.of(plan, dumpPlan));
        return Outcome.DONE;
    }

    /** Checks an operator class by itself. */
    Outcome checkOperator(TypeElement element, boolean isLastRound) {
        Problems problems = Problems.about(ElementPlace.of(element));
        ReadContext context = newContext();
        TypeReader types = new TypeReader(context);
        OperatorModel operator = new OperatorReader(context, types).read(element);
        if (isIncomplete(context, problems)) {
            if (!isLastRound) {
                return Outcome.DEFERRED;
            }
        } else {
            Validator.validate(operator, types.table(), problems);
        }
        reporter.print(problems);
        return Outcome.DONE;
    }

    /** Checks that no annotation of a round stands where it means nothing. */
    void checkPlacement(PlacementReader placement) {
        for (MarkedElement element : placement.marked()) {
            Problems problems = Problems.about(element.place());
            Validator.validate(element, problems);
            reporter.print(problems);
        }
    }

    /** Whether another job of this compilation has the same class generated, which is reported. */
    private boolean clashes(JobModel job, Problems problems) {
        String name = job.name().canonicalName();
        String other = generated.putIfAbsent(job.generatedName().canonicalName(), name);
        if (other == null || other.equals(name)) {
            return false;
        }
        problems.report(
                Problem.JOB_CLASS_CLASH,
                job.place(),
                other,
                name,
                job.generatedName().simpleName());
        return true;
    }

    private boolean hasCommandLine() {
        return environment.getElementUtils().getTypeElement(COMMAND_LINE) != null;
    }

    private ReadContext newContext() {
        return new ReadContext(environment.getElementUtils(), environment.getTypeUtils(), sources);
    }

    /** Whether types are missing, each of which it reports to {@code problems}. */
    private static boolean isIncomplete(ReadContext context, Problems problems) {
        context.missingTypes().forEach(type -> problems.report(Problem.TYPE_MISSING, type.place(), type.value()));
        return !problems.isEmpty();
    }
}
