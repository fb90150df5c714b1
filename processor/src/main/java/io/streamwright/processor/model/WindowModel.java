package io.streamwright.processor.model;

import io.streamwright.TimeDomain;
import java.util.Map;
import java.util.Optional;

/**
 * A window.
 *
 * @param size how long they are; of no length where they are none of time
 * @param count how many events are a window
 * @param countSlide after how many events it fires, over the last ones
 * @param global whether there is one that never ends
 * @param slide how far apart windows start; absent where they neither overlap nor leave gaps
 * @param offset how far the starts are moved; absent for none
 * @param session the gap after which sessions end, absent for other windows and where events say it
 * @param gapBy where the gap stands in an event
 * @param lateness for how long windows stay after they have closed; absent for not at all
 * @param time the time that windows are of
 * @param early when they fire before their end
 * @param written the settings that are written, with their places
 */
public record WindowModel(
        DurationValue size,
        Optional<DurationValue> slide,
        Optional<DurationValue> offset,
        Optional<DurationValue> lateness,
        Optional<DurationValue> session,
        Optional<Text> gapBy,
        Optional<NumberValue> count,
        Optional<NumberValue> countSlide,
        boolean global,
        TimeDomain time,
        EarlyModel early,
        Map<String, Place> written,
        Place place) {
    public WindowModel {
        written = Map.copyOf(written);
    }

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

    /** How often windows fire before their end, in milliseconds; 0 for not at all. */
    public long everyMillis() {
        return early.every().map(DurationValue::millis).orElse(0L);
    }

    /** The time that is meant by that. */
    public TimeDomain everyTime() {
        return early.everyTime().orElse(time);
    }

    /** Whether they fire early by the clock although they are of event time. */
    public boolean firesByClock() {
        return everyMillis() > 0 && everyTime() != time;
    }

    /** Whether its windows begin and end at some time. */
    public boolean hasSpans() {
        return !global && count.isEmpty();
    }

    /** Whether its windows are of event time, so that an event can come too late for them. */
    public boolean isEventTime() {
        return hasSpans() && time == TimeDomain.EVENT;
    }

    /** Whether events must have a time. */
    public boolean needsTime() {
        return isEventTime() || (everyMillis() > 0 && everyTime() == TimeDomain.EVENT);
    }

    /** Whether a result is put out over the last events, of which some were in the one before. */
    public boolean slidesByCount() {
        return countSlide.isPresent();
    }

    /** After how many events it fires; 0 for whatever their number. */
    public int firingCount() {
        return count.or(early::everyCount).map(NumberValue::value).orElse(0);
    }

    /** Whether the state begins anew after each firing. */
    public boolean discards() {
        return early.discarding() || count.isPresent();
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
