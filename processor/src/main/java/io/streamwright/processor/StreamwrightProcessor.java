package io.streamwright.processor;

import com.google.auto.service.AutoService;
import io.streamwright.StreamJob;
import io.streamwright.processor.CompilePipeline.Outcome;
import io.streamwright.processor.diagnose.ElementPlace;
import io.streamwright.processor.diagnose.Reporter;
import io.streamwright.processor.diagnose.SourceScope;
import io.streamwright.processor.read.PlacementReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * The annotation processor: hands the jobs, operators and stray annotations of each round to the {@link CompilePipeline}, and
 * keeps those that wait for types that another processor has yet to generate. Between rounds it keeps names, not elements.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes("io.streamwright.*")
@SupportedOptions("streamwright.dumpPlan")
public final class StreamwrightProcessor extends AbstractProcessor {
    private static final String DUMP_PLAN = "streamwright.dumpPlan";

    private final SourceScope sources = new SourceScope();
    private final Set<String> waitingJobs = new LinkedHashSet<>();
    private final Set<String> waitingOperators = new LinkedHashSet<>();
    private Reporter reporter;
    private CompilePipeline pipeline;

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        boolean dumpPlan = Boolean.parseBoolean(environment.getOptions().getOrDefault(DUMP_PLAN, "false"));
        reporter = new Reporter(environment.getMessager(), sources);
        pipeline = new CompilePipeline(environment, sources, reporter, dumpPlan);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        sources.add(round.getRootElements());
        boolean isLast = round.processingOver();
        PlacementReader placement = PlacementReader.of(round.getRootElements());
        for (TypeElement operator : join(waitingOperators, placement.operators())) {
            guard(operator, waitingOperators, () -> pipeline.checkOperator(operator, isLast));
        }
        for (TypeElement job :
                join(waitingJobs, ElementFilter.typesIn(round.getElementsAnnotatedWith(StreamJob.class)))) {
            guard(job, waitingJobs, () -> pipeline.compileJob(job, isLast));
        }
        pipeline.checkPlacement(placement);
        return false;
    }

    /** The elements that wait since earlier rounds, found anew, and those of this one. */
    private List<TypeElement> join(Set<String> waiting, Collection<TypeElement> found) {
        List<TypeElement> all = new ArrayList<>();
        for (String name : waiting) {
            TypeElement element = processingEnv.getElementUtils().getTypeElement(name);
            if (element != null) {
                all.add(element);
            }
        }
        waiting.clear();
        all.addAll(found);
        return all;
    }

    private void guard(TypeElement element, Set<String> waiting, Supplier<Outcome> stages) {
        try {
            if (stages.get() == Outcome.DEFERRED) {
                waiting.add(element.getQualifiedName().toString());
            }
        } catch (RuntimeException | StackOverflowError bug) {
            reporter.printBug(bug, ElementPlace.of(element));
        }
    }
}
