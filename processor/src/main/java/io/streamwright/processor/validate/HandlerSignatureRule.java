package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.HANDLER_GENERIC;
import static io.streamwright.processor.diagnose.Problem.HANDLER_PRIVATE;
import static io.streamwright.processor.diagnose.Problem.HANDLER_STATIC;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerModel;

/** Generated code can call a handler on the state of a key. Handlers may throw what they like. */
final class HandlerSignatureRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        for (HandlerModel handler : scope.operator().handlers()) {
            if (handler.flags().isPrivate()) {
                problems.report(HANDLER_PRIVATE, handler.place(), handler.methodName());
            }
            if (handler.flags().isStatic()) {
                problems.report(HANDLER_STATIC, handler.place(), handler.methodName());
            }
            if (handler.flags().isGeneric()) {
                problems.report(HANDLER_GENERIC, handler.place(), handler.methodName());
            }
        }
    }
}
