package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.TIMER_KINDS;
import static io.streamwright.processor.diagnose.Problem.TIMER_NAME;
import static io.streamwright.processor.diagnose.Problem.TIMER_NEVER_SET;
import static io.streamwright.processor.diagnose.Problem.TIMER_TWICE;
import static io.streamwright.processor.diagnose.Problem.TIMER_UNKNOWN;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.TimerModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** Each timer has a handler, and each handler of a timer something that sets it. */
final class TimerRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        OperatorModel operator = scope.operator();
        if (operator.isKeyed() && operator.window().isEmpty()) {
            checkHandlers(operator, problems);
            checkParameters(operator, problems);
            checkKinds(operator, problems);
        }
    }

    /** A timer has one time or many, whoever sets it. */
    private static void checkKinds(OperatorModel operator, Problems problems) {
        Map<String, ParamModel> first = new HashMap<>();
        for (HandlerModel handler : operator.handlers()) {
            timerParams(handler).filter(ParamModel::isNameKnown).forEach(param -> {
                ParamModel other = first.putIfAbsent(param.bindingName(), param);
                if (other != null && other.role() != param.role()) {
                    problems.report(
                            TIMER_KINDS,
                            param.place(),
                            param.bindingName(),
                            Wording.of(operator),
                            handler.methodName());
                }
            });
        }
    }

    private static void checkHandlers(OperatorModel operator, Problems problems) {
        Map<String, HandlerModel> handlers = new HashMap<>();
        Set<String> set = setTimers(operator);
        for (HandlerModel handler : operator.handlers(HandlerKind.TIMER)) {
            TimerModel timer = handler.timer().orElseThrow();
            if (!SourceVersion.isIdentifier(timer.name())) {
                problems.report(TIMER_NAME, timer.place(), timer.name());
                continue;
            }
            HandlerModel other = handlers.putIfAbsent(timer.name(), handler);
            if (other != null) {
                problems.report(TIMER_TWICE, timer.place(), other.methodName(), handler.methodName(), timer.name());
            } else if (!set.contains(timer.name()) && areNamesKnown(operator)) {
                problems.report(TIMER_NEVER_SET, timer.place(), timer.name(), handler.methodName());
            }
        }
    }

    /** The timers that handlers of events set, and those that the handlers of such timers set. */
    private static Set<String> setTimers(OperatorModel operator) {
        Set<String> set = new HashSet<>();
        operator.handlers(HandlerKind.EVENT).forEach(handler -> addTimers(handler, set));
        int before;
        do {
            before = set.size();
            for (HandlerModel handler : operator.handlers(HandlerKind.TIMER)) {
                if (set.contains(handler.timer().orElseThrow().name())) {
                    addTimers(handler, set);
                }
            }
        } while (set.size() > before);
        return set;
    }

    /** A timer whose name is unknown may be any. */
    private static boolean areNamesKnown(OperatorModel operator) {
        return operator.handlers().stream().flatMap(TimerRule::timerParams).allMatch(ParamModel::isNameKnown);
    }

    private static void addTimers(HandlerModel handler, Set<String> set) {
        timerParams(handler).map(ParamModel::bindingName).forEach(set::add);
    }

    private static Stream<ParamModel> timerParams(HandlerModel handler) {
        return handler.params().stream().filter(param -> param.role().isTimer());
    }

    private static void checkParameters(OperatorModel operator, Problems problems) {
        List<String> names =
                operator.timers().stream().map(TimerModel::name).distinct().toList();
        for (HandlerModel handler : operator.handlers()) {
            for (ParamModel param : timerParams(handler).toList()) {
                boolean isUnknown = handler.kind() != HandlerKind.CLOSE
                        && param.isNameKnown()
                        && !names.contains(param.bindingName());
                if (isUnknown) {
                    problems.reportMisspelt(
                            TIMER_UNKNOWN,
                            param.place(),
                            param.bindingName(),
                            names,
                            handler.methodName(),
                            param.bindingName(),
                            Wording.of(operator));
                }
            }
        }
    }
}
