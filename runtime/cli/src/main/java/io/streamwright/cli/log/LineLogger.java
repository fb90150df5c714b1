package io.streamwright.cli.log;

import io.streamwright.core.time.SystemTime;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.MDCAdapter;

/** A logger of one name, that writes to standard error. Any thread may use it. */
final class LineLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    /** How a message looks. */
    @FunctionalInterface
    interface Layout {
        /** The message without the end of its last line. */
        String of(
                Instant time,
                Level level,
                String logger,
                String thread,
                @Nullable Map<String, @Nullable String> context,
                @Nullable String message,
                @Nullable Throwable thrown);
    }

    private final transient Layout layout;
    private final transient MDCAdapter context;
    private final int lowest;

    /**
     * Of a name.
     *
     * @param lowest the lowest level that it writes
     */
    LineLogger(String name, int lowest, Layout layout, MDCAdapter context) {
        this.name = name;
        this.lowest = lowest;
        this.layout = layout;
        this.context = context;
    }

    private boolean writes(Level level) {
        return level.toInt() >= lowest;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            @Nullable String pattern,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        String line = layout.of(
                Instant.ofEpochMilli(SystemTime.INSTANCE.currentTimeMillis()),
                level,
                name,
                Thread.currentThread().getName(),
                context.getCopyOfContextMap(),
                MessageFormatter.basicArrayFormat(pattern, arguments),
                thrown);
        // one call, so that lines of several threads do not mix; looked up each time, since a live line takes its place
        PrintStream err = System.err;
        err.print(line + "\n");
        err.flush();
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return writes(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return writes(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return writes(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return writes(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return writes(Level.ERROR);
    }
}
