package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.WINDOW_COUNT;
import static io.streamwright.processor.diagnose.Problem.WINDOW_KIND;
import static io.streamwright.processor.diagnose.Problem.WINDOW_MEANINGLESS;
import static io.streamwright.processor.diagnose.Problem.WINDOW_OFFSET;

import io.streamwright.TimeDomain;
import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.DurationValue;
import io.streamwright.processor.model.EarlyModel;
import io.streamwright.processor.model.WindowModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The lengths of a window make sense. */
final class WindowSettingsRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        scope.operator().window().ifPresent(window -> check(window, problems));
    }

    private static void check(WindowModel window, Problems problems) {
        if (window.isSession()) {
            // these have no size, see SessionRule
            return;
        }
        List<String> kinds = new ArrayList<>();
        for (String kind : List.of("size", "count", "global")) {
            if (window.written().containsKey(kind)) {
                kinds.add("`" + kind + "`");
            }
        }
        if (kinds.size() != 1) {
            problems.report(
                    WINDOW_KIND,
                    window.place(),
                    kinds.isEmpty() ? "does not say of which length" : "says " + String.join(" and ", kinds));
            return;
        }
        checkEarly(window, problems);
        if (!window.hasSpans()) {
            checkCounted(window, problems);
            return;
        }
        if (window.written().containsKey("countSlide")) {
            meaningless(window, "countSlide", "without `count`", problems);
        }
        boolean isSizeGood = DurationCheck.positive("size", window.size(), problems);
        boolean isSlideGood = window.slide()
                .map(slide -> DurationCheck.positive("slide", slide, problems))
                .orElse(isSizeGood);
        window.lateness().ifPresent(lateness -> DurationCheck.notNegative("lateness", lateness, problems));
        window.offset().ifPresent(offset -> {
            if (DurationCheck.valid(offset, problems) && isSlideGood) {
                checkOffset(window, offset, problems);
            }
        });
    }

    /** Windows of so many events, and those without an end, have few settings. */
    private static void checkCounted(WindowModel window, Problems problems) {
        window.count()
                .filter(count -> count.value() < 1)
                .ifPresent(count -> problems.report(WINDOW_COUNT, count.place(), "count", count.value()));
        window.countSlide()
                .filter(slide -> slide.value() < 1)
                .ifPresent(slide -> problems.report(WINDOW_COUNT, slide.place(), "countSlide", slide.value()));
        if (window.written().containsKey("global") && !window.global()) {
            meaningless(window, "global", "if it is false", problems);
        }
        Set<String> known = window.global()
                ? Set.of("global", "every", "everyTime", "everyCount", "discarding")
                : Set.of("count", "countSlide");
        String where = window.global() ? "in a window without an end" : "in windows of so many events";
        window.written().keySet().stream()
                .filter(member -> !known.contains(member) && !member.equals("global"))
                .sorted()
                .forEach(member -> meaningless(window, member, where, problems));
    }

    /** What windows of a time have in common: when they fire before their end, and by which clock. */
    static void checkEarly(WindowModel window, Problems problems) {
        EarlyModel early = window.early();
        early.every().ifPresent(every -> DurationCheck.positive("every", every, problems));
        early.everyCount()
                .filter(count -> count.value() < 1)
                .ifPresent(count -> problems.report(WINDOW_COUNT, count.place(), "everyCount", count.value()));
        if (early.everyTime().isPresent() && early.every().isEmpty()) {
            meaningless(window, "everyTime", "without `every`", problems);
        }
        if (window.hasSpans() && !window.isEventTime()) {
            String where = "in windows of processing time";
            if (window.lateness().isPresent()) {
                meaningless(window, "lateness", where, problems);
            }
            if (early.everyTime().filter(time -> time == TimeDomain.EVENT).isPresent()) {
                meaningless(window, "everyTime", where + ", which fire by the clock alone", problems);
            }
        }
    }

    private static void meaningless(WindowModel window, String member, String where, Problems problems) {
        problems.report(WINDOW_MEANINGLESS, window.written().getOrDefault(member, window.place()), member, where);
    }

    private static void checkOffset(WindowModel window, DurationValue offset, Problems problems) {
        long slide = window.slideMillis();
        if (offset.millis() >= slide || offset.millis() <= -slide) {
            String display = window.slide().orElse(window.size()).text();
            problems.report(WINDOW_OFFSET, offset.place(), offset.text(), display);
        }
    }
}
