package io.streamwright.core.time;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 500ms}, {@code 5s}, {@code 1m30s}, {@code 2h}, {@code 7d}, or ISO-8601 ({@code
 * PT5S}). The same grammar as the annotations'.
 */
public final class DurationText {
    private static final Pattern PART = Pattern.compile("(\\d{1,18})(ms|us|ns|s|m|h|d)");

    private DurationText() {}

    /**
     * Reads a duration; a leading minus makes it negative.
     *
     * @throws IllegalArgumentException if it is none or too long for {@link Duration}
     */
    public static Duration parse(String text) {
        if (text.startsWith("P") || text.startsWith("-P")) {
            try {
                return Duration.parse(text);
            } catch (java.time.DateTimeException e) {
                throw new IllegalArgumentException("\"" + text + "\" is no duration such as PT5S", e);
            }
        }
        boolean negative = text.startsWith("-");
        String rest = negative ? text.substring(1) : text;
        Matcher part = PART.matcher(rest);
        Duration sum = Duration.ZERO;
        int at = 0;
        try {
            while (at < rest.length() && part.region(at, rest.length()).lookingAt()) {
                sum = sum.plus(unit(part.group(2), Long.parseLong(part.group(1))));
                at = part.end();
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("\"" + text + "\" is too long", e);
        }
        if (at == 0 || at < rest.length()) {
            throw new IllegalArgumentException("\"" + text + "\" is no duration such as 500ms, 5s, 1m30s, 2h or 7d");
        }
        return negative ? sum.negated() : sum;
    }

    private static Duration unit(String unit, long amount) {
        return switch (unit) {
            case "ns" -> Duration.ofNanos(amount);
            case "us" -> Duration.ofNanos(Math.multiplyExact(amount, 1_000L));
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
