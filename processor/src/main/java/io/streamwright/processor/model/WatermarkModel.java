package io.streamwright.processor.model;

import java.util.Optional;

/**
 * How event time advances on a source or step.
 *
 * @param written how much later than its successors an event may come, if that is said
 * @param idleAfter after how long without an event a split no longer holds back the others, if ever
 * @param by the method of the job that tells watermarks, if one does
 * @param every how often the watermark moves, if not with each event
 * @param alignWithin how far a split may be ahead of the others of its group, if that is limited
 * @param alignGroup the name of the group, if that is said
 */
public record WatermarkModel(
        Optional<DurationValue> written,
        Optional<DurationValue> idleAfter,
        Optional<WatermarkMethod> by,
        Optional<DurationValue> every,
        Optional<DurationValue> alignWithin,
        Optional<Text> alignGroup,
        Place place) {
    private static final String DEFAULT_GROUP = "default";

    /** The allowed disorder, in milliseconds. */
    public long outOfOrderMillis() {
        return written.map(DurationValue::millis).orElse(0L);
    }

    /** The time to idleness in milliseconds, or -1 for never. */
    public long idleAfterMillis() {
        return idleAfter.map(DurationValue::millis).orElse(-1L);
    }

    /** How often the watermark moves, in milliseconds; 0: with each event. */
    public long everyMillis() {
        return every.map(DurationValue::millis).orElse(0L);
    }

    /** The name of the group that it keeps step with. */
    public String group() {
        return alignGroup.map(Text::value).orElse(DEFAULT_GROUP);
    }
}
