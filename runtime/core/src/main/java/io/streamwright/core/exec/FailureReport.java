package io.streamwright.core.exec;

import io.streamwright.core.api.JobFailedException;
import io.streamwright.core.api.StreamwrightException;
import io.streamwright.core.operator.Operator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says where a job failed, in the user's terms. Any thread may use it. */
final class FailureReport {
    private FailureReport() {}

    /** What an exception says, or its type if it says nothing. */
    static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getName() : message;
    }

    /** The failure of a source or a sink, with which it was, unless the message says that already. */
    static StreamwrightException of(Object place, String what, Exception cause) {
        if (cause instanceof StreamwrightException ours) {
            return ours;
        }
        return new StreamwrightException(place + " " + what + ": " + message(cause), cause);
    }

    /**
     * The failure of a lane.
     *
     * @param doing what the lane was doing, to complete "while it"; null if that says nothing
     */
    static JobFailedException of(String job, List<Operator> operators, @Nullable String doing, Throwable thrown) {
        if (thrown instanceof JobFailedException failed) {
            return failed;
        }
        String name = "The job \"" + job + "\" failed";
        if (thrown instanceof StreamwrightException) {
            return new JobFailedException(name + ": " + message(thrown), thrown);
        }
        StringBuilder text = new StringBuilder(name);
        Operator operator = operatorOf(operators, thrown.getStackTrace());
        if (operator != null) {
            text.append(" in the operator \"").append(operator.uid()).append('"');
        }
        StackTraceElement place = userPlace(thrown.getStackTrace());
        if (place != null) {
            text.append(operator == null ? " in " : ", in ").append(place);
        }
        if (doing != null) {
            text.append(", while it ").append(doing);
        }
        text.append(": ").append(thrown);
        return new JobFailedException(text.toString(), thrown);
    }

    private static @Nullable Operator operatorOf(List<Operator> operators, StackTraceElement[] trace) {
        for (StackTraceElement frame : trace) {
            for (Operator operator : operators) {
                if (operator.getClass().getName().equals(frame.getClassName())) {
                    return operator;
                }
            }
        }
        return null;
    }

    /** The innermost place that is neither the JDK's nor ours. */
    static @Nullable StackTraceElement userPlace(StackTraceElement[] trace) {
        for (StackTraceElement frame : trace) {
            if (!ofJdk(frame) && !frame.getClassName().startsWith("io.streamwright.core.")) {
                return frame;
            }
        }
        return null;
    }

    private static boolean ofJdk(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.startsWith("java.")
                || type.startsWith("javax.")
                || type.startsWith("jdk.")
                || type.startsWith("sun.");
    }

    /** Where a thread stands, for messages about one that does not answer. */
    static String whereIs(Thread thread) {
        return whereIs(thread, List.of());
    }

    /** Where the thread of a lane stands, and in which of the operators. */
    static String whereIs(Thread thread, List<Operator> operators) {
        StackTraceElement[] trace = thread.getStackTrace();
        if (trace.length == 0) {
            return thread.getName() + " has ended";
        }
        Set<StackTraceElement> places = new LinkedHashSet<>();
        places.add(trace[0]);
        for (StackTraceElement frame : trace) {
            if (!ofJdk(frame)) {
                places.add(frame);
                break;
            }
        }
        StackTraceElement user = userPlace(trace);
        if (user != null) {
            places.add(user);
        }
        Operator operator = operatorOf(operators, trace);
        String in = operator == null ? "" : "the operator \"" + operator.uid() + "\", in ";
        return thread.getName() + " stands in " + in
                + places.stream().map(StackTraceElement::toString).collect(Collectors.joining(", called from "));
    }
}
