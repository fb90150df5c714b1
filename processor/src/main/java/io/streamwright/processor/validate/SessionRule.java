package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.GAP_FUNCTION;
import static io.streamwright.processor.diagnose.Problem.GAP_TYPE;
import static io.streamwright.processor.diagnose.Problem.GAP_UNKNOWN;
import static io.streamwright.processor.diagnose.Problem.SESSION_SETTING;
import static io.streamwright.processor.diagnose.Problem.SESSION_WITHOUT_MERGE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.KeyComponent;
import io.streamwright.processor.model.KeyLookup;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.Place;
import io.streamwright.processor.model.PrimitiveKind;
import io.streamwright.processor.model.ScalarKind;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.WindowModel;
import java.util.Set;
import java.util.stream.Stream;

/** Sessions have a gap and nothing else that says how long they are, and can be merged. */
final class SessionRule implements Rule<OperatorScope> {
    private static final Set<TypeModel> GAP_TYPES = Set.of(
            new TypeModel.Primitive(PrimitiveKind.INT),
            new TypeModel.Primitive(PrimitiveKind.LONG),
            new TypeModel.Scalar(ScalarKind.DURATION));

    @Override
    public void check(OperatorScope scope, Problems problems) {
        scope.operator()
                .window()
                .filter(WindowModel::isSession)
                .ifPresent(window -> check(scope.operator(), window, problems));
    }

    private static void check(OperatorModel operator, WindowModel window, Problems problems) {
        window.session().ifPresent(gap -> DurationCheck.positive("session", gap, problems));
        window.lateness().ifPresent(lateness -> DurationCheck.notNegative("lateness", lateness, problems));
        if (!window.size().text().isEmpty()) {
            meaningless("size", window.size().place(), problems);
        }
        Stream.of("count", "countSlide", "global")
                .filter(window.written()::containsKey)
                .forEach(
                        member -> meaningless(member, window.written().getOrDefault(member, window.place()), problems));
        window.slide().ifPresent(slide -> meaningless("slide", slide.place(), problems));
        window.offset().ifPresent(offset -> meaningless("offset", offset.place(), problems));
        if (window.session().isPresent()) {
            window.gapBy().ifPresent(gap -> meaningless("gapBy", gap.place(), problems));
        }
        WindowSettingsRule.checkEarly(window, problems);
        if (operator.merges().isEmpty()) {
            problems.report(SESSION_WITHOUT_MERGE, window.place(), Wording.of(operator));
        }
        for (HandlerModel handler : operator.handlers()) {
            handler.gapLookup().ifPresent(gap -> checkGap(operator, handler, gap, problems));
        }
    }

    private static void meaningless(String member, Place place, Problems problems) {
        problems.report(SESSION_SETTING, place, member);
    }

    private static void checkGap(OperatorModel operator, HandlerModel handler, KeyLookup gap, Problems problems) {
        String event = handler.eventType().map(TypeModel::display).orElse("");
        switch (gap.outcome()) {
            case FOUND -> {
                KeyComponent component = gap.component().orElseThrow();
                if (!GAP_TYPES.contains(component.type())) {
                    problems.report(
                            GAP_TYPE,
                            gap.place(),
                            gap.name(),
                            event,
                            component.type().display());
                }
            }
            case UNKNOWN, NOT_ACCESSIBLE ->
                problems.reportMisspelt(
                        GAP_UNKNOWN,
                        gap.place(),
                        gap.name(),
                        gap.candidates(),
                        event,
                        gap.name(),
                        Wording.of(operator));
            case BAD_FUNCTION -> problems.report(GAP_FUNCTION, gap.place(), gap.name(), Wording.of(operator), event);
        }
    }
}
