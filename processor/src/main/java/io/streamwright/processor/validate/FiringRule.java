package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.FIRE_WHEN_EVENT;
import static io.streamwright.processor.diagnose.Problem.FIRE_WHEN_RETURN;
import static io.streamwright.processor.diagnose.Problem.FIRE_WHEN_TWICE;
import static io.streamwright.processor.diagnose.Problem.FIRING_WITHOUT_WINDOW;
import static io.streamwright.processor.diagnose.Problem.HANDLER_NEVER;
import static io.streamwright.processor.diagnose.Problem.LAST_EVENTS_TYPES;
import static io.streamwright.processor.diagnose.Problem.ON_FIRE_NEVER;
import static io.streamwright.processor.diagnose.Problem.ON_FIRE_TWICE;
import static io.streamwright.processor.diagnose.Problem.WINDOW_MEANINGLESS;
import static io.streamwright.processor.diagnose.Problem.WINDOW_NEVER_FIRES;
import static io.streamwright.processor.diagnose.Problem.WINDOW_WITHOUT_SPAN;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.streamwright.Fire;
import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.ParamRole;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.WindowModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Windows fire before or after their end where something has them do so, and only there. */
final class FiringRule implements Rule<OperatorScope> {
    @Override
    public void check(OperatorScope scope, Problems problems) {
        OperatorModel operator = scope.operator();
        List<HandlerModel> fires = operator.handlers(HandlerKind.FIRE);
        List<HandlerModel> asked = operator.handlers(HandlerKind.FIRE_WHEN);
        if (operator.window().isEmpty()) {
            fires.forEach(fire -> withoutWindow("@OnFire", fire, operator, problems));
            asked.forEach(ask -> withoutWindow("@FireWhen", ask, operator, problems));
            return;
        }
        checkFires(operator, operator.window().get(), fires, problems);
        checkAsked(operator, asked, problems);
        if (!operator.window().get().hasSpans()) {
            checkWithoutSpans(operator, operator.window().get(), problems);
        }
    }

    /** What a window that neither begins nor ends at a time cannot have. */
    private static void checkWithoutSpans(OperatorModel operator, WindowModel window, Problems problems) {
        String name = Wording.of(operator);
        for (HandlerModel handler : operator.handlers()) {
            if (handler.kind() == HandlerKind.FIRE_WHEN && window.count().isPresent()) {
                never(
                        handler,
                        "@FireWhen",
                        name,
                        "its windows fire after so many events, and at no other time",
                        problems);
            }
            boolean isEnd = handler.kind() == HandlerKind.CLOSE
                    && window.global()
                    && !operator.handlers(HandlerKind.FIRE).isEmpty();
            if (isEnd && !window.needsTime()) {
                never(handler, "@OnClose", name, "its window has no end, and @OnFire is called before that", problems);
            }
            for (ParamModel param : handler.params()) {
                if (param.role() == ParamRole.WINDOW_START || param.role() == ParamRole.WINDOW_END) {
                    problems.report(WINDOW_WITHOUT_SPAN, param.place(), param.name(), handler.methodName(), name);
                }
            }
        }
        if (window.slidesByCount() && operator.handlers(HandlerKind.EVENT).size() > 1) {
            problems.report(
                    LAST_EVENTS_TYPES,
                    operator.handlers(HandlerKind.EVENT).get(1).place(),
                    name);
        }
    }

    private static void never(
            HandlerModel handler, String annotation, String operator, String reason, Problems problems) {
        problems.report(HANDLER_NEVER, handler.place(), handler.methodName(), operator, annotation, reason);
    }

    private static void withoutWindow(
            String annotation, HandlerModel handler, OperatorModel operator, Problems problems) {
        problems.report(FIRING_WITHOUT_WINDOW, handler.place(), handler.methodName(), annotation, Wording.of(operator));
    }

    private static void checkFires(
            OperatorModel operator, WindowModel window, List<HandlerModel> fires, Problems problems) {
        boolean again = window.latenessMillis() > 0 || window.early().fires() || operator.firesWhenAsked();
        if (window.global() && !again) {
            problems.report(WINDOW_NEVER_FIRES, window.place(), Wording.of(operator));
        }
        if (window.early().discarding() && !again) {
            problems.report(
                    WINDOW_MEANINGLESS,
                    window.written().getOrDefault("discarding", window.place()),
                    "discarding",
                    "where windows fire once");
        }
        for (int i = 0; i < fires.size(); i++) {
            HandlerModel fire = fires.get(i);
            if (!again) {
                problems.report(ON_FIRE_NEVER, fire.place(), fire.methodName(), Wording.of(operator));
            } else if (i > 0) {
                problems.report(
                        ON_FIRE_TWICE,
                        fire.place(),
                        fires.get(0).methodName(),
                        fire.methodName(),
                        Wording.of(operator));
            }
        }
    }

    private static void checkAsked(OperatorModel operator, List<HandlerModel> asked, Problems problems) {
        List<TypeModel> taken = operator.handlers(HandlerKind.EVENT).stream()
                .flatMap(handler -> handler.eventType().stream())
                .map(TypeModel::boxed)
                .toList();
        Map<Optional<TypeModel>, HandlerModel> byType = new HashMap<>();
        for (HandlerModel ask : asked) {
            TypeName returned = ask.output().returnType();
            if (!returned.equals(TypeName.BOOLEAN) && !returned.equals(ClassName.get(Fire.class))) {
                problems.report(FIRE_WHEN_RETURN, ask.place(), ask.methodName(), returned);
            }
            Optional<TypeModel> type = ask.eventType().map(TypeModel::boxed);
            if (type.isPresent() && !taken.contains(type.get())) {
                problems.report(
                        FIRE_WHEN_EVENT,
                        ask.place(),
                        ask.methodName(),
                        type.get().display(),
                        Wording.of(operator),
                        Wording.list(taken.stream().map(TypeModel::display).toList()));
                continue;
            }
            HandlerModel other = byType.putIfAbsent(type, ask);
            if (other != null) {
                problems.report(
                        FIRE_WHEN_TWICE,
                        ask.place(),
                        other.methodName(),
                        ask.methodName(),
                        Wording.of(operator),
                        type.map(TypeModel::display).orElse("any type"));
            }
        }
    }
}
