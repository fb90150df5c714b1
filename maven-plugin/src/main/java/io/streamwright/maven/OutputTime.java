package io.streamwright.maven;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The time that a build gives to what it packs: {@code project.build.outputTimestamp}. */
final class OutputTime {
    private OutputTime() {}

    /**
     * The time in UTC, as Maven's own plugins read it.
     *
     * @param text ISO-8601 with an offset, or seconds since 1970; null or a single character where the build sets none, for
     *     which there is a fixed time
     * @throws BuildProblem if it is something else
     */
    static LocalDateTime parse(@Nullable String text) throws BuildProblem {
        String stripped = text == null ? "" : text.strip();
        if (stripped.length() < 2) {
            return Jars.FIXED_TIME;
        }
        try {
            Instant instant = stripped.chars().allMatch(Character::isDigit)
                    ? Instant.ofEpochSecond(Long.parseLong(stripped))
                    : OffsetDateTime.parse(stripped).toInstant();
            LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            // The first year that a jar can write down.
            return time.getYear() < 1980 ? Jars.FIXED_TIME : time;
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new BuildProblem("project.build.outputTimestamp is \"" + text
                    + "\": expected a time such as 2026-01-01T00:00:00Z, or seconds since 1970");
        }
    }
}
