package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.DURATION;
import static io.streamwright.processor.diagnose.Problem.DURATION_RANGE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.DurationValue;

/** Judges single durations for the rules that know what they are for. */
final class DurationCheck {

    private DurationCheck() {}

    /** Whether it parses; reports if not. */
    static boolean valid(DurationValue duration, Problems problems) {
        if (!duration.isValid()) {
            problems.report(DURATION, duration.place(), duration.text());
        }
        return duration.isValid();
    }

    static boolean positive(String name, DurationValue duration, Problems problems) {
        return atLeast(1, "be at least one millisecond", name, duration, problems);
    }

    static boolean notNegative(String name, DurationValue duration, Problems problems) {
        return atLeast(0, "not be negative", name, duration, problems);
    }

    private static boolean atLeast(long millis, String demand, String name, DurationValue duration, Problems problems) {
        if (!valid(duration, problems)) {
            return false;
        }
        if (duration.millis() < millis) {
            problems.report(DURATION_RANGE, duration.place(), name, duration.text(), demand);
            return false;
        }
        return true;
    }
}
