package io.streamwright.core.source;

import org.jspecify.annotations.Nullable;

/**
 * How a source tells event time.
 *
 * @param outOfOrderMillis how much later than its successors an event may come, at least 0
 * @param idleAfterNanos after how long without an event a split no longer holds back others; 0: never
 * @param punctuated whether a method of the job tells watermarks, and not the times of the events
 * @param everyMillis how often watermarks move, in processing time; 0: with each event
 * @param alignment with whom it keeps step, or null
 */
public record SourceTiming(
        long outOfOrderMillis,
        long idleAfterNanos,
        boolean punctuated,
        long everyMillis,
        @Nullable Alignment alignment) {
    /** In order, never idle. */
    public static final SourceTiming ASCENDING = new SourceTiming(0, 0);

    /**
     * What no source of a group is read beyond.
     *
     * @param group its name
     * @param withinMillis how far a split may be ahead of the slowest source of the group, at least 0
     */
    public record Alignment(String group, long withinMillis) {}

    /** With watermarks that follow the times of the events. */
    public SourceTiming(long outOfOrderMillis, long idleAfterNanos) {
        this(outOfOrderMillis, idleAfterNanos, false, 0, null);
    }

    /** The same with watermarks that a method of the job tells. */
    public SourceTiming byMethod() {
        return new SourceTiming(outOfOrderMillis, idleAfterNanos, true, everyMillis, alignment);
    }

    /** The same with watermarks that move only so often. */
    public SourceTiming every(long millis) {
        return new SourceTiming(outOfOrderMillis, idleAfterNanos, punctuated, millis, alignment);
    }

    /** The same as one of a group that keeps step. */
    public SourceTiming aligned(String group, long withinMillis) {
        return new SourceTiming(
                outOfOrderMillis, idleAfterNanos, punctuated, everyMillis, new Alignment(group, withinMillis));
    }

    /** The watermark after an event of this time, saturating. */
    long behind(long time) {
        long bound = time - outOfOrderMillis - 1;
        return bound > time ? Long.MIN_VALUE : bound;
    }
}
