package io.streamwright.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, sizes and times in a form for people, independent of the machine's language. */
final class Human {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Human() {}

    /** {@code 12,345,678}. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 142,310}, {@code 3.5} or {@code 0}: a rate. */
    static String rate(double perSecond) {
        return perSecond > 0 && perSecond < 10
                ? String.format(Locale.ROOT, "%.1f", perSecond)
                : count(Math.round(perSecond));
    }

    /** {@code 812 B} or {@code 1.2 MiB}. */
    static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < SIZES.length - 1) {
            size /= 1024;
            unit++;
        }
        return unit == 0
                ? bytes + " B"
                : String.format(Locale.ROOT, size < 100 ? "%.1f %s" : "%.0f %s", size, SIZES[unit]);
    }

    /** {@code 41ms}, {@code 3.2s}, {@code 1m 23s}, {@code 5h 2m} or {@code 12d 3h}: the two units that matter. */
    static String duration(Duration duration) {
        if (duration.isNegative()) {
            return "-" + duration(duration.negated());
        }
        long millis = duration.toMillis();
        long seconds = duration.toSeconds();
        if (millis < 1000) {
            return millis + "ms";
        } else if (millis < 10_000) {
            return String.format(Locale.ROOT, "%.1fs", Math.floor(millis / 100.0) / 10);
        } else if (seconds < 60) {
            return seconds + "s";
        } else if (seconds < 3600) {
            return seconds / 60 + "m " + seconds % 60 + "s";
        } else if (seconds < 86_400) {
            return seconds / 3600 + "h " + seconds / 60 % 60 + "m";
        }
        return count(seconds / 86_400) + "d " + seconds / 3600 % 24 + "h";
    }

    /** {@code 00:01:23}, for what is rewritten in place. */
    static String clock(Duration duration) {
        long seconds = duration.toSeconds();
        return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** {@code 2024-05-01 10:00:00Z}. */
    static String time(long epochMillis) {
        return TIME.format(Instant.ofEpochMilli(epochMillis));
    }
}
