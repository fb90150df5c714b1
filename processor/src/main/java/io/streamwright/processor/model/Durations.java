package io.streamwright.processor.model;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The durations of the language.
 *
 * <p>A duration is one or several whole numbers, each with its unit, from the largest unit to the smallest, each at most once
 * and without spaces: {@code 7d}, {@code 2h}, {@code 1m30s}, {@code 500ms}; a leading {@code -} makes it negative. Units are
 * {@code d} (24 hours), {@code h}, {@code m}, {@code s} and {@code ms}. ISO-8601 as in {@link Duration#parse} is understood as
 * well ({@code PT5S}), if it is a whole number of milliseconds. The range is that of a {@code long} of milliseconds.
 */
public final class Durations {
    private static final Pattern SHORT =
            Pattern.compile("(-)?(?=\\d)(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m(?!s))?(?:(\\d+)s)?(?:(\\d+)ms)?");
    private static final List<Long> UNIT_MILLIS = List.of(86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L);

    private Durations() {}

    /** The length of {@code text} in milliseconds, or empty if it is not a duration. */
    public static OptionalLong parseMillis(String text) {
        try {
            Matcher matcher = SHORT.matcher(text);
            return matcher.matches() ? OptionalLong.of(sum(matcher)) : parseIso(text);
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static long sum(Matcher matcher) {
        long millis = 0;
        for (int unit = 0; unit < UNIT_MILLIS.size(); unit++) {
            String count = matcher.group(2 + unit);
            if (count != null) {
                millis = Math.addExact(millis, Math.multiplyExact(Long.parseLong(count), UNIT_MILLIS.get(unit)));
            }
        }
        return matcher.group(1) == null ? millis : Math.negateExact(millis);
    }

    private static OptionalLong parseIso(String text) {
        try {
            Duration duration = Duration.parse(text);
            long millis = duration.toMillis();
            return Duration.ofMillis(millis).equals(duration) ? OptionalLong.of(millis) : OptionalLong.empty();
        } catch (DateTimeParseException e) {
            return OptionalLong.empty();
        }
    }
}
