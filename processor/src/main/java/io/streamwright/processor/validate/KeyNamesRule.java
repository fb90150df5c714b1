package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.KEYED_BY_PARAMETER;
import static io.streamwright.processor.diagnose.Problem.KEY_COUNT;
import static io.streamwright.processor.diagnose.Problem.KEY_EMPTY;
import static io.streamwright.processor.diagnose.Problem.KEY_TWICE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.KeyModel;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.ParamRole;
import io.streamwright.processor.model.Text;
import java.util.HashSet;
import java.util.Set;

/** A key has components, each once, and overrides say as much as what they override. */
final class KeyNamesRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        OperatorModel operator = scope.operator();
        operator.key().ifPresent(key -> checkNames(key, problems));
        for (HandlerModel handler : operator.handlers()) {
            for (ParamModel param : handler.params()) {
                param.keyedBy().ifPresent(key -> checkOverride(operator, handler, param, key, problems));
            }
        }
    }

    private static void checkNames(KeyModel key, Problems problems) {
        if (key.names().isEmpty()) {
            problems.report(KEY_EMPTY, key.place());
        }
        Set<String> names = new HashSet<>();
        for (Text name : key.names()) {
            if (!names.add(name.value())) {
                problems.report(KEY_TWICE, name.place(), name.value());
            }
        }
    }

    private static void checkOverride(
            OperatorModel operator, HandlerModel handler, ParamModel param, KeyModel key, Problems problems) {
        if (operator.key().isEmpty()) {
            problems.report(KEYED_BY_PARAMETER, key.place(), param.name(), "the class has no key");
        } else if (handler.kind() != HandlerKind.EVENT || param.role() != ParamRole.EVENT) {
            problems.report(KEYED_BY_PARAMETER, key.place(), param.name(), "it is not an event");
        } else {
            checkNames(key, problems);
            int count = operator.key().get().names().size();
            if (!key.names().isEmpty() && key.names().size() != count) {
                problems.report(
                        KEY_COUNT,
                        key.place(),
                        Wording.of(operator),
                        count,
                        key.names().size());
            }
        }
    }
}
