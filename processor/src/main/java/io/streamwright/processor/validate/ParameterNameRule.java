package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.NAME_EMPTY;
import static io.streamwright.processor.diagnose.Problem.NAME_MEANINGLESS;
import static io.streamwright.processor.diagnose.Problem.PARAMETER_NAME;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.ParamRole;
import io.streamwright.processor.model.StreamModel.StepStream;

/** Parameters that are found by their names have one that is known, and no other parameter is given one. */
final class ParameterNameRule {

    private ParameterNameRule() {}

    /** Of the handlers of operators. */
    static final class OfOperator implements Rule<OperatorScope> {
        @Override
        public void check(OperatorScope scope, Problems problems) {
            for (HandlerModel handler : scope.operator().handlers()) {
                for (int i = 0; i < handler.params().size(); i++) {
                    ParamModel param = handler.params().get(i);
                    checkNamed(param, handler, bindsByName(param, scope.operator()), problems);
                    if (bindsByName(param, scope.operator()) && !param.isNameKnown()) {
                        problems.report(
                                PARAMETER_NAME, param.place(), i + 1, handler.methodName(), purpose(param.role()));
                    }
                }
            }
        }
    }

    /** Of the steps of a job, none of whose parameters are found by name. */
    static final class OfSteps implements Rule<JobModel> {
        @Override
        public void check(JobModel job, Problems problems) {
            job.streams().stream()
                    .filter(StepStream.class::isInstance)
                    .map(step -> ((StepStream) step).handler())
                    .forEach(handler -> handler.params().forEach(param -> checkNamed(param, handler, false, problems)));
        }
    }

    private static String purpose(ParamRole role) {
        return switch (role) {
            case TIMER, TIMERS -> "the timer";
            case COUNTER -> "the counter";
            case HISTOGRAM -> "the histogram";
            default -> "the key component";
        };
    }

    private static void checkNamed(ParamModel param, HandlerModel handler, boolean bindsByName, Problems problems) {
        param.named().ifPresent(named -> {
            if (!bindsByName) {
                problems.report(NAME_MEANINGLESS, named.place(), param.name(), handler.methodName());
            } else if (named.value().isEmpty()) {
                problems.report(NAME_EMPTY, named.place());
            }
        });
    }

    /** Whether the name of {@code param} decides what it receives. */
    static boolean bindsByName(ParamModel param, OperatorModel operator) {
        boolean isComposed = operator.key().map(key -> key.names().size() > 1).orElse(false);
        return param.role().isTimer() || param.role().isMetric() || param.role() == ParamRole.KEY && isComposed;
    }
}
