package io.streamwright.cli.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * A log message as text: local time, level, the last part of the logger's name, message, and below it the trace of an exception.
 *
 * @param withThread whether the name of the thread is told
 */
record TextLine(boolean withThread) {
    /** Writes it, see {@link LineLogger.Layout}. */
    String of(
            Instant time,
            Level level,
            String logger,
            String thread,
            @Nullable Map<String, @Nullable String> context,
            @Nullable String message,
            @Nullable Throwable thrown) {
        StringBuilder line = new StringBuilder(128);
        appendTime(time, line);
        if (withThread) {
            line.append(" [").append(thread).append(']');
        }
        line.append(' ').append(level).append(' ').append(logger, logger.lastIndexOf('.') + 1, logger.length());
        line.append(" - ").append(message);
        if (thrown != null) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace, true));
            line.append('\n').append(trace.toString().stripTrailing());
        }
        return line.toString();
    }

    /** As {@code 2026-11-20 11:12:47.724}. */
    private static void appendTime(Instant time, StringBuilder line) {
        int offsetMillis = TimeZone.getDefault().getOffset(time.toEpochMilli());
        LocalDateTime local = LocalDateTime.ofInstant(time.plusMillis(offsetMillis), ZoneOffset.UTC);
        append(local.getYear(), 4, line);
        append(local.getMonthValue(), 2, line.append('-'));
        append(local.getDayOfMonth(), 2, line.append('-'));
        append(local.getHour(), 2, line.append(' '));
        append(local.getMinute(), 2, line.append(':'));
        append(local.getSecond(), 2, line.append(':'));
        append(local.getNano() / 1_000_000, 3, line.append('.'));
    }

    private static void append(int number, int digits, StringBuilder line) {
        String text = Integer.toString(number);
        line.append("0".repeat(Math.max(0, digits - text.length()))).append(text);
    }
}
