package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.EVENT_TYPE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.ParamModel;

/** What handlers take are events. */
final class EventParameterTypeRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        for (HandlerModel handler : scope.operator().handlers()) {
            handler.eventParam().ifPresent(param -> check(handler, param, problems));
        }
    }

    private static void check(HandlerModel handler, ParamModel param, Problems problems) {
        TypeWalk.eventFlaw(param.type())
                .ifPresent(flaw -> problems.report(
                        EVENT_TYPE,
                        param.place(),
                        handler.methodName(),
                        param.type().display(),
                        flaw));
    }
}
