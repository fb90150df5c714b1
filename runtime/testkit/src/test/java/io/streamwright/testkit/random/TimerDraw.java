package io.streamwright.testkit.random;

import io.streamwright.TimeDomain;
import java.util.Optional;

/**
 * Draws what handlers do with timers. A timer that sets a timer must end somewhere, or the end of the input, at which all are
 * due, would never be reached: it sets one that comes after it, or one in the future up to a limit.
 */
final class TimerDraw {
    private static final String SOME = "Make.pick(s + 2, 20_000)";

    private TimerDraw() {}

    /** By a handler of events: an event-time timer. */
    static String onEvent(Draw draw, String timer, Optional<String> millis) {
        if (millis.isEmpty()) {
            return draw.of(
                    timer + ".after(Duration.ofMillis(" + SOME + "));",
                    timer + ".after(Duration.ofMillis(" + SOME + " - 5_000).plusNanos(999_999));",
                    "if (!" + timer + ".isSet()) { " + timer + ".after(Duration.ofSeconds(3)); }");
        }
        String time = millis.get();
        // full seconds, so that timers of several keys are due at the same time
        String coarse = "Math.floorDiv(" + time + " + " + SOME + ", 1_000) * 1_000";
        return draw.of(
                timer + ".at(" + coarse + ");",
                timer + ".at(" + coarse + ");",
                timer + ".at(" + time + " + " + SOME + " - 5_000);",
                timer + ".at(Instant.ofEpochMilli(" + time + " + " + SOME + ").plusNanos(7));",
                timer + ".after(Duration.ofMillis(" + SOME + "));",
                "if (!" + timer + ".isSet()) { " + timer + ".at(" + coarse + "); }",
                "if (Make.pick(s + 3, 4) == 0) { " + timer + ".cancel(); } else { " + timer + ".at(" + coarse + "); }",
                "if (Make.pick(s + 3, 6) == 0) { " + timer + ".at(Long.MAX_VALUE); } else { " + timer + ".at(" + coarse
                        + "); }",
                "if (" + timer + ".due() == null || " + timer + ".due().toEpochMilli() > " + coarse + ") { " + timer
                        + ".at(" + coarse + "); }");
    }

    /** By a handler of events: an event-time timer that is due later than the event. */
    static String onEventInFuture(Draw draw, String timer, Optional<String> millis) {
        String after = timer + ".after(Duration.ofMillis(1 + " + SOME + "));";
        if (millis.isEmpty()) {
            return draw.of(after, "if (!" + timer + ".isSet()) { " + after + " }");
        }
        String coarse = "Math.floorDiv(" + millis.get() + " + " + SOME + ", 1_000) * 1_000 + 1_000";
        return draw.of(
                after,
                timer + ".at(" + coarse + ");",
                timer + ".at(" + coarse + ");",
                "if (!" + timer + ".isSet()) { " + timer + ".at(" + coarse + "); }",
                "if (Make.pick(s + 3, 4) == 0) { " + timer + ".cancel(); } else { " + timer + ".at(" + coarse + "); }",
                "if (Make.pick(s + 3, 6) == 0) { " + timer + ".at(Long.MAX_VALUE); } else { " + after + " }");
    }

    /** By any handler: timers of many times, but few, since each that fires may set others. */
    static String processingMany(Draw draw, String timers) {
        return draw.of(
                "if (" + timers + ".size() < 3) { " + timers + ".after(Duration.ofMillis(500 + " + SOME + ")); }",
                "if (" + timers + ".size() < 4) { " + timers + ".after(Duration.ofSeconds(1 + Make.pick(s, 20))); }",
                "if (" + timers + ".size() > 2) { " + timers + ".cancelAll(); } else { " + timers
                        + ".after(Duration.ofSeconds(5)); }");
    }

    /** By a handler of events: event-time timers of many times, due later than the event if that is wanted. */
    static String onEventMany(Draw draw, String timers, Optional<String> millis, boolean future) {
        String after = timers + ".after(Duration.ofMillis(1 + " + SOME + "));";
        String some = "if (Make.pick(s + 3, 5) == 0) { " + timers + ".cancelAll(); } else { " + after + " }";
        if (millis.isEmpty()) {
            return draw.of(after, some, "if (" + timers + ".isEmpty()) { " + after + " }");
        }
        String coarse = "Math.floorDiv(" + millis.get() + " + " + SOME + ", 1_000) * 1_000 + 1_000";
        String two = timers + ".at(" + coarse + "); " + after;
        String cancels = "{ long t = " + coarse + "; if (" + timers + ".contains(t)) { " + timers
                + ".cancel(t); } else { " + timers + ".at(t); } }";
        String past = timers + ".at(" + millis.get() + " + " + SOME + " - 5_000);";
        return future ? draw.of(after, some, two, cancels) : draw.of(after, some, two, cancels, past);
    }

    /** By the handler of timers of many times, as {@link #onTimer}: such as do not go on for ever. */
    static String onTimerMany(Draw draw, String timers, Optional<String> millis) {
        if (draw.once(3)) {
            return draw.of(
                    timers + ".cancelAll();",
                    "if (!" + timers + ".isEmpty()) { " + timers + ".cancel(" + timers + ".times().get(0)); }");
        }
        if (millis.isEmpty()) {
            return timers + ".isEmpty();";
        }
        String time = millis.get();
        // few at a time: else each event begins a chain of its own
        return "if (" + timers + ".size() < 2 && Make.pick(s + 6, 3) > 0 && " + time + " < 60_000) { " + timers + ".at("
                + time + " + 500 + " + SOME + " / 10); }";
    }

    /** By any handler: a processing-time timer. */
    static String processing(Draw draw, String timer) {
        return draw.of(
                timer + ".after(Duration.ofMillis(500 + " + SOME + "));",
                "if (!" + timer + ".isSet()) { " + timer + ".after(Duration.ofSeconds(1 + Make.pick(s, 20))); }",
                "if (Make.pick(s + 4, 3) == 0) { " + timer + ".cancel(); } else { " + timer
                        + ".after(Duration.ofSeconds(5)); }",
                "if (Make.pick(s + 4, 3) == 0) { " + timer + ".after(Duration.ofMillis(500 + " + SOME + ")); }");
    }

    /**
     * By the handler of a timer.
     *
     * @param ahead 0 if the timer sets itself, positive if it sets one that is declared later
     */
    static String onTimer(
            Draw draw, String timer, TimeDomain handled, TimeDomain set, int ahead, Optional<String> millis) {
        if (set == TimeDomain.PROCESSING) {
            return processing(draw, timer);
        }
        if (draw.once(4)) {
            return timer + ".cancel();";
        }
        if (handled == TimeDomain.PROCESSING || ahead > 0) {
            return "if (Make.bool(s)) { " + timer + ".at(Math.floorDiv(" + SOME + " * 5L, 1_000) * 1_000); }";
        }
        if (millis.isEmpty() || ahead < 0) {
            return timer + ".isSet();";
        }
        String time = millis.get();
        return "if (Make.pick(s + 6, 3) > 0 && " + time + " < 150_000) { " + timer + ".at(" + time + " + 500 + " + SOME
                + " / 10); }";
    }
}
