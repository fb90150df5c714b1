package io.streamwright.cli.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** A log message as an object on one line: no line breaks inside, whatever it says. */
final class JsonLine {
    private static final Set<String> OWN = Set.of("time", "level", "logger", "thread", "message", "exception");

    private JsonLine() {}

    /**
     * Writes it.
     *
     * @param context what the thread is at: {@code job} and {@code lane} on threads of the engine, and what the user's code
     *     has put there
     */
    static String of(
            Instant time,
            Level level,
            String logger,
            String thread,
            @Nullable Map<String, @Nullable String> context,
            @Nullable String message,
            @Nullable Throwable thrown) {
        StringBuilder line = new StringBuilder(256);
        member("time", time.toString(), line);
        member("level", level.name(), line);
        member("logger", logger, line);
        member("thread", thread, line);
        if (context != null) {
            context.forEach((name, value) -> {
                if (value != null && !OWN.contains(name)) {
                    member(name, value, line);
                }
            });
        }
        member("message", message == null ? "null" : message, line);
        if (thrown != null) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace, true));
            member("exception", trace.toString(), line);
        }
        return line.append('}').toString();
    }

    private static void member(String name, String value, StringBuilder line) {
        line.append(line.isEmpty() ? '{' : ',');
        quote(name, line);
        line.append(':');
        quote(value, line);
    }

    private static void quote(String text, StringBuilder to) {
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> to.append('\\').append(c);
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\t' -> to.append("\\t");
                default -> {
                    // beside control characters: two that end lines for some readers, and halves of pairs
                    if (c < ' '
                            || c == 0x7f
                            || c == '\u2028'
                            || c == '\u2029'
                            || Character.isSurrogate(c) && !paired(text, i)) {
                        to.append(String.format("\\u%04x", (int) c));
                    } else {
                        to.append(c);
                    }
                }
            }
        }
        to.append('"');
    }

    private static boolean paired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
