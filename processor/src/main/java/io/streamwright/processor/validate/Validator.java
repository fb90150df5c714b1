package io.streamwright.processor.validate;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.ClassFacts;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.MarkedElement;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.Place;
import io.streamwright.processor.model.ResolvedJob;
import io.streamwright.processor.model.StreamModel.ApplyStream;
import io.streamwright.processor.model.TypeTable;
import java.util.List;
import java.util.Optional;

/**
 * All rules, in the order of the stages in which they are checked: the shape of the interface, then its parts, then their
 * wiring. Each stage takes what the one before has checked for granted, and runs only if that found nothing.
 */
public final class Validator {
    private static final List<Rule<JobModel>> SHAPE = List.of(
            new JobDeclarationRule(),
            new JobNameRule(),
            new JobHasStreamsRule(),
            new StreamKindRule(),
            new StreamSignatureRule(),
            new StepSignatureRule(),
            new StreamNameRule());

    private static final List<Rule<JobModel>> JOB = List.of(
            new AddressRule(),
            new GuaranteeRule(),
            new FromPlacementRule(),
            new OnErrorRule(),
            new UidRule(),
            new WatermarkRule(),
            new ParallelismRule(),
            new PartitioningRule(),
            new EventTypeRule(),
            new EventTimeReachRule(),
            new ConfigAgreementRule(),
            new ParameterBindingRule.OfSteps(),
            new ParameterNameRule.OfSteps(),
            new OutputRule.OfSteps(),
            new ReachableTypesRule.OfJob());

    private static final List<Rule<OperatorScope>> OPERATOR = List.of(
            new UidSyntaxRule(),
            new OperatorHandlersRule(),
            new FieldRule(),
            new StateTypeRule(),
            new ConfigFieldRule(),
            new ServiceFieldRule(),
            new KeyNamesRule(),
            new KeyLookupRule(),
            new KeyTypeRule(),
            new KeyAgreementRule(),
            new KeyNeededRule(),
            new OperatorStateRule(),
            new HandlerSignatureRule(),
            new EventParameterTypeRule(),
            new ParameterBindingRule.OfOperator(),
            new ParameterNameRule.OfOperator(),
            new KeyParameterRule(),
            new TimerRule(),
            new MetricRule(),
            new TtlRule(),
            new WindowSettingsRule(),
            new WindowHandlersRule(),
            new OnLateRule(),
            new MergeRule(),
            new SessionRule(),
            new FiringRule(),
            new OutputRule.OfOperator(),
            new OutputAgreementRule(),
            new ReachableTypesRule.OfOperator());

    private static final List<Rule<TypeTable>> TYPES = List.of(
            new PartTypeRule(),
            new PartNameRule(),
            new FillRule(),
            new SealedNamesRule(),
            new EventTimeRule(),
            new ReachableTypesRule.OfParts());

    private static final List<Rule<JobModel>> OUTPUTS = List.of(new DeclaredOutputRule(), new LateStreamRule());

    private static final List<Rule<ResolvedJob>> WIRING =
            List.of(new UnreadStreamRule(), new EventTimePresenceRule(), new ForwardRule());

    private Validator() {}

    /** Checks {@code job} and wires it; empty if there was something to report. */
    public static Optional<ResolvedJob> validate(JobModel job, Problems problems) {
        SHAPE.forEach(rule -> rule.check(job, problems));
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        JOB.forEach(rule -> rule.check(job, problems));
        for (OperatorModel operator : job.operators()) {
            checkOperator(operator, job.types(), problems.within(application(operator, job)));
        }
        TYPES.forEach(rule -> rule.check(job.types(), problems));
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        OUTPUTS.forEach(rule -> rule.check(job, problems));
        Optional<ResolvedJob> resolved = Wiring.resolve(job, problems);
        resolved.ifPresent(wired -> WIRING.forEach(rule -> rule.check(wired, problems)));
        return problems.isEmpty() ? resolved : Optional.empty();
    }

    /** Checks an operator by itself, whether or not a job applies it. */
    public static void validate(OperatorModel operator, TypeTable types, Problems problems) {
        checkOperator(operator, types, problems);
        TYPES.forEach(rule -> rule.check(types, problems));
    }

    /** Checks that the annotations of {@code element} mean something there. */
    public static void validate(MarkedElement element, Problems problems) {
        new PlacementRule().check(element, problems);
    }

    private static void checkOperator(OperatorModel operator, TypeTable types, Problems problems) {
        OperatorScope scope = new OperatorScope(operator, types);
        new OperatorClassRule().check(scope, problems);
        boolean isClass = operator.facts().kind() == ClassFacts.Kind.CLASS
                && !operator.facts().isAbstract();
        if (isClass) {
            OPERATOR.forEach(rule -> rule.check(scope, problems));
        }
    }

    /** Where a job names {@code operator}: the place for what is wrong with it if it comes from a jar. */
    private static Place application(OperatorModel operator, JobModel job) {
        return job.streams().stream()
                .filter(ApplyStream.class::isInstance)
                .map(ApplyStream.class::cast)
                .filter(stream -> stream.operator().equals(operator.name()))
                .map(ApplyStream::operatorPlace)
                .findFirst()
                .orElse(job.place());
    }
}
