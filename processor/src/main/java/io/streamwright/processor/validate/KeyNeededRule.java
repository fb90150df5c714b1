package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.KEY_PARAMETER_WITHOUT_KEY;
import static io.streamwright.processor.diagnose.Problem.STATE_WITHOUT_KEY;
import static io.streamwright.processor.diagnose.Problem.TIMER_WITHOUT_KEY;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.FieldModel;
import io.streamwright.processor.model.FieldRole;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.ParamRole;
import io.streamwright.processor.model.TypeModel;

/** Timers belong to a key, and state to a key, to a window over all keys, or, as a list, to a lane. */
final class KeyNeededRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        OperatorModel operator = scope.operator();
        if (operator.isKeyed()) {
            return;
        }
        String name = Wording.of(operator);
        for (FieldModel field : operator.fields(FieldRole.STATE)) {
            boolean isList = field.type() instanceof TypeModel.ListStateType;
            if (!field.flags().isStatic() && operator.window().isEmpty() && !isList) {
                problems.report(STATE_WITHOUT_KEY, field.place(), field.name(), name);
            }
        }
        for (HandlerModel handler : operator.handlers()) {
            handler.timer().ifPresent(timer -> problems.report(TIMER_WITHOUT_KEY, timer.place(), timer.name(), name));
            for (ParamModel param : handler.params()) {
                if (param.role().isTimer()) {
                    problems.report(TIMER_WITHOUT_KEY, param.place(), param.bindingName(), name);
                } else if (param.role() == ParamRole.KEY) {
                    problems.report(KEY_PARAMETER_WITHOUT_KEY, param.place(), param.name(), name);
                }
            }
        }
    }
}
