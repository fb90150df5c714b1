package io.streamwright.processor.model;

import java.util.Optional;

/**
 * A window of event time.
 *
 * @param slide how far apart windows start; absent where they neither overlap nor leave gaps
 * @param offset how far the starts are moved; absent for none
 */
public record WindowModel(
        DurationValue size, Optional<DurationValue> slide, Optional<DurationValue> offset, Place place) {

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

    /** Whether windows neither overlap nor leave gaps. */
    public boolean isTumbling() {
        return slideMillis() == sizeMillis();
    }
}
