package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.OUTPUT_TYPES;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.TypeModel;
import java.util.List;

/** All handlers of an operator put out the same type. */
final class OutputAgreementRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        List<HandlerModel> putting = scope.operator().handlers().stream()
                .filter(handler -> handler.output().element().isPresent())
                .toList();
        for (HandlerModel handler : putting) {
            HandlerModel first = putting.get(0);
            if (!type(first).equals(type(handler))) {
                problems.report(
                        OUTPUT_TYPES,
                        handler.place(),
                        handler.methodName(),
                        type(handler).display(),
                        first.methodName(),
                        type(first).display());
            }
        }
    }

    private static TypeModel type(HandlerModel handler) {
        return handler.output().element().orElseThrow();
    }
}
