package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.CLOSE_TWICE;
import static io.streamwright.processor.diagnose.Problem.CLOSE_WITHOUT_WINDOW;
import static io.streamwright.processor.diagnose.Problem.WINDOW_OUTPUT;
import static io.streamwright.processor.diagnose.Problem.WINDOW_TIMER;
import static io.streamwright.processor.diagnose.Problem.WINDOW_WITHOUT_CLOSE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.OutputKind;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.TimerModel;
import io.streamwright.processor.model.WindowModel;
import java.util.List;

/** A window collects events and puts out its result once, when it closes. */
final class WindowHandlersRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        OperatorModel operator = scope.operator();
        List<HandlerModel> closes = operator.handlers(HandlerKind.CLOSE);
        for (HandlerModel close : closes.subList(Math.min(1, closes.size()), closes.size())) {
            problems.report(
                    CLOSE_TWICE, close.place(), closes.get(0).methodName(), close.methodName(), Wording.of(operator));
        }
        if (operator.window().isPresent()) {
            checkWindowed(operator, operator.window().get(), problems);
        } else {
            closes.forEach(close ->
                    problems.report(CLOSE_WITHOUT_WINDOW, close.place(), close.methodName(), Wording.of(operator)));
        }
    }

    private static void checkWindowed(OperatorModel operator, WindowModel window, Problems problems) {
        String name = Wording.of(operator);
        if (operator.handlers(HandlerKind.CLOSE).isEmpty()
                && operator.handlers(HandlerKind.FIRE).isEmpty()) {
            problems.report(WINDOW_WITHOUT_CLOSE, window.place(), name);
        }
        for (HandlerModel handler : operator.handlers()) {
            if (handler.kind() == HandlerKind.EVENT && handler.output().kind() != OutputKind.NONE) {
                problems.report(WINDOW_OUTPUT, handler.place(), handler.methodName(), name);
            }
            String timer = handler.timer().map(TimerModel::name).orElse("");
            if (handler.kind() == HandlerKind.TIMER) {
                problems.report(WINDOW_TIMER, handler.place(), name, handler.methodName(), timer);
                continue;
            }
            for (ParamModel param : handler.params()) {
                if (param.role().isTimer() && handler.kind() == HandlerKind.EVENT) {
                    problems.report(WINDOW_TIMER, param.place(), name, handler.methodName(), param.bindingName());
                }
            }
        }
    }
}
