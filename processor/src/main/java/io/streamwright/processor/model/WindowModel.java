package io.streamwright.processor.model;

import java.util.Optional;

/**
 * A window of event time.
 *
 * @param slide how far apart windows start; absent where they neither overlap nor leave gaps
 * @param offset how far the starts are moved; absent for none
 * @param session the gap after which sessions end, absent for other windows and where events say it
 * @param gapBy where the gap stands in an event
 * @param lateness for how long windows stay after they have closed; absent for not at all
 */
public record WindowModel(
        DurationValue size,
        Optional<DurationValue> slide,
        Optional<DurationValue> offset,
        Optional<DurationValue> lateness,
        Optional<DurationValue> session,
        Optional<Text> gapBy,
        Place place) {

    /** The length in milliseconds, positive in a resolved job. */
    public long sizeMillis() {
        return size.millis();
    }

    /** The distance of starts in milliseconds, positive in a resolved job; the size for tumbling windows. */
    public long slideMillis() {
        return slide.map(DurationValue::millis).orElse(size.millis());
    }

    /** How far starts are moved, in milliseconds; smaller in magnitude than the slide in a resolved job, may be negative. */
    public long offsetMillis() {
        return offset.map(DurationValue::millis).orElse(0L);
    }

    /** For how long windows stay after they have closed, in milliseconds. */
    public long latenessMillis() {
        return lateness.map(DurationValue::millis).orElse(0L);
    }

    /** Whether a window may fire more than once, so that its rows are told apart by what they wait for. */
    public boolean firesAgain() {
        return latenessMillis() > 0;
    }

    /** Whether its windows are of event time, so that an event can come too late for them. */
    public boolean isEventTime() {
        return true;
    }

    /** Whether windows are sessions. */
    public boolean isSession() {
        return session.isPresent() || gapBy.isPresent();
    }

    /** Whether windows neither overlap nor leave gaps. */
    public boolean isTumbling() {
        return slideMillis() == sizeMillis();
    }
}
