package io.streamwright.processor.model;

import io.streamwright.TimeDomain;
import java.util.Optional;

/**
 * When windows fire before their end.
 *
 * @param every how often, by a time
 * @param everyTime which time that is, if it is written
 * @param everyCount how often, by the number of events
 * @param discarding whether the state begins anew after each firing
 */
public record EarlyModel(
        Optional<DurationValue> every,
        Optional<TimeDomain> everyTime,
        Optional<NumberValue> everyCount,
        boolean discarding) {

    /** Whether there is anything before the end. */
    public boolean fires() {
        return every.isPresent() || everyCount.isPresent();
    }
}
