package io.streamwright.processor.model;

import java.util.Optional;

/**
 * How event time advances on a source or step.
 *
 * @param outOfOrder how much later than its successors an event may come
 * @param idleAfter after how long without an event a split no longer holds back the others, if ever
 */
public record WatermarkModel(DurationValue outOfOrder, Optional<DurationValue> idleAfter, Place place) {

    /** The allowed disorder, in milliseconds. */
    public long outOfOrderMillis() {
        return outOfOrder.millis();
    }

    /** The time to idleness in milliseconds, or -1 for never. */
    public long idleAfterMillis() {
        return idleAfter.map(DurationValue::millis).orElse(-1L);
    }
}
