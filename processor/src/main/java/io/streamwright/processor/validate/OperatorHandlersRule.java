package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.HANDLER_TWICE;
import static io.streamwright.processor.diagnose.Problem.HANDLER_WITHOUT_EVENT;
import static io.streamwright.processor.diagnose.Problem.OPERATOR_WITHOUT_HANDLER;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.ClassFacts;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.TypeModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An operator handles events, each type once. */
final class OperatorHandlersRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        OperatorModel operator = scope.operator();
        List<HandlerModel> handlers = operator.handlers(HandlerKind.EVENT);
        if (handlers.isEmpty() && operator.facts().kind() == ClassFacts.Kind.CLASS) {
            problems.report(OPERATOR_WITHOUT_HANDLER, operator.place(), Wording.of(operator));
        }
        Map<TypeModel, HandlerModel> byType = new HashMap<>();
        for (HandlerModel handler : handlers) {
            Optional<TypeModel> type = handler.eventType().map(TypeModel::boxed);
            if (type.isEmpty()) {
                problems.report(HANDLER_WITHOUT_EVENT, handler.place(), "@OnEvent", handler.methodName());
                continue;
            }
            HandlerModel other = byType.putIfAbsent(type.get(), handler);
            if (other != null) {
                problems.report(
                        HANDLER_TWICE,
                        handler.place(),
                        other.methodName(),
                        handler.methodName(),
                        Wording.of(operator),
                        type.get().display());
            }
        }
    }
}
