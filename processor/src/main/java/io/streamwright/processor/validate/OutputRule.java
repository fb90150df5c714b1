package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.OUTPUT_BOTH;
import static io.streamwright.processor.diagnose.Problem.OUTPUT_TYPE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.OutputKind;
import io.streamwright.processor.model.ParamRole;
import io.streamwright.processor.model.StreamModel.StepStream;
import io.streamwright.processor.model.TypeModel;

/** Results leave a handler in one way and are events. */
final class OutputRule {

    private OutputRule() {}

    /** Of the handlers of operators. */
    static final class OfOperator implements Rule<OperatorScope> {
        @Override
        public void check(OperatorScope scope, Problems problems) {
            scope.operator().handlers().forEach(handler -> OutputRule.check(handler, problems));
        }
    }

    /** Of the steps of a job. */
    static final class OfSteps implements Rule<JobModel> {
        @Override
        public void check(JobModel job, Problems problems) {
            job.streams().stream()
                    .filter(StepStream.class::isInstance)
                    .forEach(step -> OutputRule.check(((StepStream) step).handler(), problems));
        }
    }

    private static void check(HandlerModel handler, Problems problems) {
        long outs = handler.params().stream()
                .filter(param -> param.role() == ParamRole.OUT)
                .count();
        boolean returns =
                handler.output().kind() != OutputKind.OUT && handler.output().kind() != OutputKind.NONE;
        if (outs > 1 || outs == 1 && returns) {
            String ways = returns ? "its return value and an Out parameter" : "several Out parameters";
            problems.report(OUTPUT_BOTH, handler.place(), handler.methodName(), ways);
            return;
        }
        handler.output().element().ifPresent(type -> checkType(handler, type, problems));
    }

    private static void checkType(HandlerModel handler, TypeModel type, Problems problems) {
        TypeWalk.eventFlaw(type)
                .ifPresent(flaw ->
                        problems.report(OUTPUT_TYPE, handler.place(), handler.methodName(), type.display(), flaw));
    }
}
