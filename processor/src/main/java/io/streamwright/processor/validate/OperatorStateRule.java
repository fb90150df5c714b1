package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.ON_END_TWICE;
import static io.streamwright.processor.diagnose.Problem.ON_END_WITH_KEY;
import static io.streamwright.processor.diagnose.Problem.ON_END_WITH_WINDOW;
import static io.streamwright.processor.diagnose.Problem.REDISTRIBUTE_WITH_KEY;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.FieldModel;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.OperatorModel;
import java.util.List;

/** State that is redistributed, and an end that is handled, belong to operators without key and window. */
final class OperatorStateRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        OperatorModel operator = scope.operator();
        String name = Wording.of(operator);
        boolean isWindowed = operator.window().isPresent();
        if (operator.isKeyed() || isWindowed) {
            for (FieldModel field : operator.fields()) {
                field.redistribute()
                        .ifPresent(redistribute -> problems.report(
                                REDISTRIBUTE_WITH_KEY,
                                redistribute.place(),
                                field.name(),
                                name,
                                operator.isKeyed() ? "a key" : "windows"));
            }
        }
        List<HandlerModel> ends = operator.handlers(HandlerKind.END);
        for (HandlerModel end : ends) {
            if (isWindowed) {
                problems.report(ON_END_WITH_WINDOW, end.place(), end.methodName(), name);
            } else if (operator.isKeyed()) {
                problems.report(ON_END_WITH_KEY, end.place(), end.methodName(), name);
            }
        }
        if (!isWindowed && !operator.isKeyed()) {
            ends.stream()
                    .skip(1)
                    .forEach(end -> problems.report(
                            ON_END_TWICE, end.place(), ends.get(0).methodName(), end.methodName(), name));
        }
    }
}
