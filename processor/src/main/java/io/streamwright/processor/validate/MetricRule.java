package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.METRIC_NAME;
import static io.streamwright.processor.diagnose.Problem.METRIC_TWICE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.ParamRole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Each name of a counter or histogram means one thing in its operator; handlers may share it. */
final class MetricRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        OperatorModel operator = scope.operator();
        Map<String, ParamRole> roles = new HashMap<>();
        for (HandlerModel handler : operator.handlers()) {
            Set<String> ofHandler = new HashSet<>();
            for (ParamModel param : handler.params()) {
                boolean isNamed = param.isNameKnown() && !param.bindingName().isEmpty();
                if (param.role().isMetric() && isNamed) {
                    check(param, handler, operator, roles, ofHandler, problems);
                }
            }
        }
    }

    private static void check(
            ParamModel param,
            HandlerModel handler,
            OperatorModel operator,
            Map<String, ParamRole> roles,
            Set<String> ofHandler,
            Problems problems) {
        String name = param.bindingName();
        if (!SourceVersion.isIdentifier(name)) {
            problems.report(METRIC_NAME, param.place(), name, kind(param.role()));
            return;
        }
        ParamRole other = roles.putIfAbsent(name, param.role());
        if (other != null && other != param.role()) {
            problems.report(METRIC_TWICE, param.place(), name, Wording.of(operator), "both a Counter and a Histogram");
        } else if (!ofHandler.add(name)) {
            problems.report(
                    METRIC_TWICE,
                    param.place(),
                    name,
                    Wording.of(operator),
                    "two parameters of `" + handler.methodName() + "`");
        }
    }

    private static String kind(ParamRole role) {
        return role == ParamRole.COUNTER ? "Counter" : "Histogram";
    }
}
