package io.streamwright.core.source;

/**
 * How a source tells event time.
 *
 * @param outOfOrderMillis how much later than its successors an event may come, at least 0
 * @param idleAfterNanos after how long without an event a split no longer holds back others; 0: never
 */
public record SourceTiming(long outOfOrderMillis, long idleAfterNanos) {
    /** In order, never idle. */
    public static final SourceTiming ASCENDING = new SourceTiming(0, 0);
}
