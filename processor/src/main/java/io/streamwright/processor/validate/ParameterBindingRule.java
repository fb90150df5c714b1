package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.PARAMETER_MISPLACED;
import static io.streamwright.processor.diagnose.Problem.PARAMETER_SEVERAL;
import static io.streamwright.processor.diagnose.Problem.PARAMETER_TYPE;
import static io.streamwright.processor.diagnose.Problem.PARAMETER_UNBOUND;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.ParamRole;
import io.streamwright.processor.model.PrimitiveKind;
import io.streamwright.processor.model.ScalarKind;
import io.streamwright.processor.model.StreamModel.StepStream;
import io.streamwright.processor.model.TypeModel;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Each parameter receives one thing, which there is when its method is called. */
final class ParameterBindingRule {
    private static final Set<TypeModel> TIME_TYPES =
            Set.of(new TypeModel.Scalar(ScalarKind.INSTANT), new TypeModel.Primitive(PrimitiveKind.LONG));

    private static final Map<HandlerKind, Set<ParamRole>> ALLOWED = Map.of(
            HandlerKind.END, withMetrics(ParamRole.OUT),
            HandlerKind.STEP, EnumSet.of(ParamRole.EVENT, ParamRole.TIME, ParamRole.OUT),
            HandlerKind.EVENT,
                    withMetrics(
                            ParamRole.EVENT,
                            ParamRole.TIMER,
                            ParamRole.TIMERS,
                            ParamRole.KEY,
                            ParamRole.TIME,
                            ParamRole.OUT),
            HandlerKind.TIMER,
                    withMetrics(ParamRole.TIMER, ParamRole.TIMERS, ParamRole.KEY, ParamRole.TIME, ParamRole.OUT),
            HandlerKind.CLOSE,
                    withMetrics(
                            ParamRole.KEY,
                            ParamRole.WINDOW_START,
                            ParamRole.WINDOW_END,
                            ParamRole.OUT,
                            ParamRole.FIRING),
            HandlerKind.FIRE,
                    withMetrics(
                            ParamRole.KEY,
                            ParamRole.WINDOW_START,
                            ParamRole.WINDOW_END,
                            ParamRole.OUT,
                            ParamRole.FIRING),
            HandlerKind.FIRE_WHEN,
                    withMetrics(
                            ParamRole.EVENT,
                            ParamRole.KEY,
                            ParamRole.TIME,
                            ParamRole.WINDOW_START,
                            ParamRole.WINDOW_END),
            HandlerKind.LATE, withMetrics(ParamRole.EVENT, ParamRole.KEY, ParamRole.TIME, ParamRole.OUT));

    private ParameterBindingRule() {}

    /** Counters and histograms belong to an operator: every handler of one may have them. */
    private static Set<ParamRole> withMetrics(ParamRole first, ParamRole... rest) {
        EnumSet<ParamRole> roles = EnumSet.of(first, rest);
        roles.add(ParamRole.COUNTER);
        roles.add(ParamRole.HISTOGRAM);
        return roles;
    }

    /** Of the handlers of operators. */
    static final class OfOperator implements Rule<OperatorScope> {
        @Override
        public void check(OperatorScope scope, Problems problems) {
            scope.operator().handlers().forEach(handler -> ParameterBindingRule.check(handler, problems));
        }
    }

    /** Of the steps of a job. */
    static final class OfSteps implements Rule<JobModel> {
        @Override
        public void check(JobModel job, Problems problems) {
            job.streams().stream()
                    .filter(StepStream.class::isInstance)
                    .forEach(step -> ParameterBindingRule.check(((StepStream) step).handler(), problems));
        }
    }

    private static void check(HandlerModel handler, Problems problems) {
        for (ParamModel param : handler.params()) {
            boolean isBoundByType = param.role().isByType();
            if (param.roleAnnotations().size() + (isBoundByType ? 1 : 0) > 1) {
                problems.report(PARAMETER_SEVERAL, param.place(), param.name(), handler.methodName(), ways(param));
            } else if (param.role() == ParamRole.UNKNOWN) {
                problems.report(PARAMETER_UNBOUND, param.place(), param.name(), handler.methodName(), hint(handler));
            } else if (!allowed(handler).contains(param.role())) {
                problems.report(
                        PARAMETER_MISPLACED,
                        param.place(),
                        kind(param.role()),
                        handler.methodName(),
                        Wording.kind(handler.kind()),
                        hint(handler));
            } else if (isTime(param.role()) && !TIME_TYPES.contains(param.type())) {
                problems.report(
                        PARAMETER_TYPE,
                        param.place(),
                        param.name(),
                        handler.methodName(),
                        param.type().display());
            }
        }
    }

    private static Set<ParamRole> allowed(HandlerModel handler) {
        return ALLOWED.getOrDefault(handler.kind(), Set.of());
    }

    private static boolean isTime(ParamRole role) {
        return role == ParamRole.TIME || role == ParamRole.WINDOW_START || role == ParamRole.WINDOW_END;
    }

    private static String ways(ParamModel param) {
        String annotations =
                param.roleAnnotations().stream().map(name -> "@" + name).collect(Collectors.joining(", "));
        return switch (param.role()) {
            case TIMER, TIMERS, OUT, FIRING, COUNTER, HISTOGRAM -> annotations + ", the type " + kind(param.role());
            default -> annotations;
        };
    }

    /** What the parameters of such a method may be. */
    private static String hint(HandlerModel handler) {
        return "parameters of " + Wording.kind(handler.kind()) + " are "
                + allowed(handler).stream()
                        .sorted()
                        .map(ParameterBindingRule::kind)
                        .collect(Collectors.joining(", "));
    }

    private static String kind(ParamRole role) {
        return switch (role) {
            case EVENT -> "the event";
            case KEY -> "@Key";
            case TIMER -> "KeyTimer";
            case TIMERS -> "KeyTimers";
            case TIME -> "@EventTime";
            case WINDOW_START -> "@WindowStart";
            case WINDOW_END -> "@WindowEnd";
            case OUT -> "Out";
            case FIRING -> "Firing";
            case COUNTER -> "Counter";
            case HISTOGRAM -> "Histogram";
            case UNKNOWN -> "unknown";
        };
    }
}
