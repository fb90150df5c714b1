package io.streamwright.samples.nativeimage;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where lines have their event time, and how long all of them take.
 *
 * @param pattern whose first group is the time: milliseconds, or as in ISO 8601; null if they have none
 * @param spanMillis from the first line to behind the last
 */
record EventTimes(Pattern pattern, long spanMillis) {
    private static final Pattern MILLIS = Pattern.compile("^(\\d{13}),");
    private static final Pattern ISO = Pattern.compile("\"at\":\"([^\"]+)\"");
    /** More than an event of the next round may be early. */
    private static final long GAP_MILLIS = 3_600_000;

    static EventTimes of(List<String> lines) {
        for (Pattern pattern : List.of(MILLIS, ISO)) {
            if (pattern.matcher(lines.get(0)).find()) {
                long first = lines.stream()
                        .mapToLong(line -> time(pattern, line))
                        .min()
                        .orElseThrow();
                long last = lines.stream()
                        .mapToLong(line -> time(pattern, line))
                        .max()
                        .orElseThrow();
                return new EventTimes(pattern, last - first + GAP_MILLIS);
            }
        }
        return new EventTimes(null, 0);
    }

    private static long time(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.find()) {
            throw new IllegalStateException("no time in " + line);
        }
        return pattern == MILLIS
                ? Long.parseLong(matcher.group(1))
                : Instant.parse(matcher.group(1)).toEpochMilli();
    }

    /** The line, as many spans later. */
    String later(String line, int spans) {
        if (pattern == null || spans == 0) {
            return line;
        }
        long time = time(pattern, line) + spans * spanMillis;
        Matcher matcher = pattern.matcher(line);
        matcher.find();
        return line.substring(0, matcher.start(1))
                + (pattern == MILLIS
                        ? Long.toString(time)
                        : Instant.ofEpochMilli(time).toString())
                + line.substring(matcher.end(1));
    }
}
