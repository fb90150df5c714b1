package io.streamwright.cli;

import io.streamwright.core.api.StreamwrightException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Tells a user what went wrong: one message, and of a stack trace only the part that is the user's own. All of it with
 * {@code --verbose}.
 */
final class ErrorReport {
    private static final int MAX_FRAMES = 8;
    private static final int MAX_CAUSES = 5;
    private static final List<String> PLATFORM = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
    /** Not all of io.streamwright: the samples are a user's code. */
    private static final List<String> ENGINE = List.of(
            "io.streamwright.core.",
            "io.streamwright.cli.",
            "io.streamwright.csv.",
            "io.streamwright.files.",
            "io.streamwright.json.",
            "io.streamwright.kafka.",
            "io.streamwright.testkit.");

    /** How the names of this job's generated classes begin, after their package and perhaps another one's name. */
    private final String generatedPrefix;

    private final Style style;

    /**
     * For failures of a job.
     *
     * @param className the fully qualified name of the interface that declares it
     */
    ErrorReport(String className, Style style) {
        this.generatedPrefix = className.substring(className.lastIndexOf('.') + 1) + "_";
        this.style = style;
    }

    /** What to show, without a line feed at its end. */
    String of(Throwable failure, boolean verbose) {
        if (verbose) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            return style.bad("error: ") + trace.toString().stripTrailing();
        }
        List<String> lines = new ArrayList<>();
        lines.add(style.bad("error: ") + headline(failure));
        boolean more = !(failure instanceof StreamwrightException);
        for (Throwable cause : causes(failure)) {
            if (!(cause instanceof StreamwrightException)) {
                more |= addCause(cause, lines, headline(failure));
            }
        }
        if (more) {
            lines.add("(--verbose shows the whole stack trace)");
        }
        return String.join("\n", lines);
    }

    private static String headline(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof StreamwrightException && message != null) {
            return message;
        }
        StackTraceElement[] trace = failure.getStackTrace();
        return failure + (trace.length == 0 ? "" : ", at " + trace[0]);
    }

    /** What was thrown in the user's code; what the engine met on its own, a file that is missing say, is in the message. */
    private boolean addCause(Throwable cause, List<String> lines, String headline) {
        List<StackTraceElement> frames = ownFrames(cause);
        if (frames.isEmpty()) {
            return false;
        }
        if (!headline.contains(cause.toString())) {
            lines.add("  " + cause);
        }
        frames.stream().limit(MAX_FRAMES).forEach(frame -> lines.add("      at " + frame));
        return true;
    }

    /** The frames above the engine's, if any of them is not the platform's. */
    private List<StackTraceElement> ownFrames(Throwable cause) {
        List<StackTraceElement> frames = new ArrayList<>();
        boolean own = false;
        for (StackTraceElement frame : cause.getStackTrace()) {
            if (startsWithAny(frame.getClassName(), ENGINE) || isGenerated(frame.getClassName())) {
                break;
            }
            own |= !startsWithAny(frame.getClassName(), PLATFORM);
            frames.add(frame);
        }
        return own ? frames : List.of();
    }

    private boolean isGenerated(String className) {
        return className.substring(className.lastIndexOf('.') + 1).contains(generatedPrefix);
    }

    private static boolean startsWithAny(String name, List<String> prefixes) {
        return prefixes.stream().anyMatch(name::startsWith);
    }

    private static List<Throwable> causes(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> causes = new ArrayList<>();
        for (Throwable each = failure; each != null && seen.add(each) && causes.size() < MAX_CAUSES; ) {
            causes.add(each);
            each = each.getCause();
        }
        return causes;
    }
}
