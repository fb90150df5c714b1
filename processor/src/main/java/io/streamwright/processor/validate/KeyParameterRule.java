package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.KEY_PARAMETER_TYPE;
import static io.streamwright.processor.diagnose.Problem.KEY_PARAMETER_UNKNOWN;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.KeyComponent;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.ParamRole;
import io.streamwright.processor.model.Text;
import java.util.List;

/** A {@code @Key} parameter fits the key. */
final class KeyParameterRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        OperatorModel operator = scope.operator();
        if (!operator.isKeyed() || operator.key().orElseThrow().names().isEmpty()) {
            return;
        }
        for (HandlerModel handler : operator.handlers()) {
            for (ParamModel param : handler.params()) {
                boolean isNameKnown = param.isNameKnown() || !ParameterNameRule.bindsByName(param, operator);
                if (param.role() == ParamRole.KEY && param.roleAnnotations().size() == 1 && isNameKnown) {
                    check(operator, handler, param, problems);
                }
            }
        }
    }

    private static void check(OperatorModel operator, HandlerModel handler, ParamModel param, Problems problems) {
        List<String> names =
                operator.key().orElseThrow().names().stream().map(Text::value).toList();
        int index = operator.keyIndex(param);
        if (index < 0) {
            problems.reportMisspelt(
                    KEY_PARAMETER_UNKNOWN,
                    param.place(),
                    param.bindingName(),
                    names,
                    Wording.of(operator),
                    param.bindingName(),
                    Wording.list(names));
            return;
        }
        List<KeyComponent> keys = operator.keys();
        // With a component that was not found there is nothing to compare with.
        if (keys.size() == names.size()
                && !keys.get(index).type().boxed().equals(param.type().boxed())) {
            problems.report(
                    KEY_PARAMETER_TYPE,
                    param.place(),
                    param.name(),
                    handler.methodName(),
                    names.get(index),
                    keys.get(index).type().display(),
                    param.type().display());
        }
    }
}
