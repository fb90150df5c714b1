package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.OUTPUT_TYPES;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.TypeModel;
import java.util.List;
import java.util.function.Predicate;

/** All handlers of an operator put out the same type, and so do all of its handlers of late events. */
final class OutputAgreementRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        check(scope, handler -> handler.kind() != HandlerKind.LATE, problems);
        check(scope, handler -> handler.kind() == HandlerKind.LATE, problems);
    }

    private static void check(OperatorScope scope, Predicate<HandlerModel> which, Problems problems) {
        List<HandlerModel> putting = scope.operator().handlers().stream()
                .filter(which)
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
