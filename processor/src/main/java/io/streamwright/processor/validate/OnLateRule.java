package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.HANDLER_WITHOUT_EVENT;
import static io.streamwright.processor.diagnose.Problem.ON_LATE_EVENT;
import static io.streamwright.processor.diagnose.Problem.ON_LATE_TWICE;
import static io.streamwright.processor.diagnose.Problem.ON_LATE_WITHOUT_WINDOW;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.WindowModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Only windows of event time have late events, which are of the types that the operator takes. */
final class OnLateRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        OperatorModel operator = scope.operator();
        boolean hasLate = operator.window().filter(WindowModel::isEventTime).isPresent();
        List<TypeModel> taken = operator.handlers(HandlerKind.EVENT).stream()
                .flatMap(handler -> handler.eventType().stream())
                .map(TypeModel::boxed)
                .toList();
        Map<TypeModel, HandlerModel> byType = new HashMap<>();
        for (HandlerModel handler : operator.handlers(HandlerKind.LATE)) {
            Optional<TypeModel> type = handler.eventType().map(TypeModel::boxed);
            if (!hasLate) {
                problems.report(ON_LATE_WITHOUT_WINDOW, handler.place(), handler.methodName(), Wording.of(operator));
            } else if (type.isEmpty()) {
                problems.report(HANDLER_WITHOUT_EVENT, handler.place(), "@OnLate", handler.methodName());
            } else if (!taken.contains(type.get())) {
                problems.report(
                        ON_LATE_EVENT,
                        handler.place(),
                        handler.methodName(),
                        type.get().display(),
                        Wording.of(operator),
                        Wording.list(taken.stream().map(TypeModel::display).toList()));
            } else {
                HandlerModel other = byType.putIfAbsent(type.get(), handler);
                if (other != null) {
                    problems.report(
                            ON_LATE_TWICE,
                            handler.place(),
                            other.methodName(),
                            handler.methodName(),
                            Wording.of(operator),
                            type.get().display());
                }
            }
        }
    }
}
