package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.WINDOW_OFFSET;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.DurationValue;
import io.streamwright.processor.model.WindowModel;

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

    private static void checkOffset(WindowModel window, DurationValue offset, Problems problems) {
        long slide = window.slideMillis();
        if (offset.millis() >= slide || offset.millis() <= -slide) {
            String display = window.slide().orElse(window.size()).text();
            problems.report(WINDOW_OFFSET, offset.place(), offset.text(), display);
        }
    }
}
