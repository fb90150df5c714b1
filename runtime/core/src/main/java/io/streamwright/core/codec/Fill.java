package io.streamwright.core.codec;

import java.util.List;

/**
 * How a field is filled by a source that makes events up: what its annotation says. Checked by the processor, and immutable.
 */
public sealed interface Fill {

    /** Numbers between two bounds, both included. */
    record Between(double min, double max) implements Fill {}

    /** One of some texts. */
    record Choice(List<String> values) implements Fill {
        /** Copies the values. */
        public Choice {
            values = List.copyOf(values);
        }
    }

    /** So many different values. */
    record Distinct(int count) implements Fill {}

    /** The number of the event. */
    record Numbered(long from, String prefix) implements Fill {}

    /** Increasing times. */
    record Increasing(long startMillis, double eventsPerSecond, long jitterMillis) implements Fill {}

    /** See {@link io.streamwright.Range}. */
    static Fill between(double min, double max) {
        return new Between(min, max);
    }

    /** See {@link io.streamwright.OneOf}. */
    static Fill oneOf(String... values) {
        return new Choice(List.of(values));
    }

    /** See {@link io.streamwright.Distinct}. */
    static Fill distinct(int count) {
        return new Distinct(count);
    }

    /** See {@link io.streamwright.Sequence}. */
    static Fill numbered(long from, String prefix) {
        return new Numbered(from, prefix);
    }

    /** See {@link io.streamwright.Times}. */
    static Fill increasing(long startMillis, double eventsPerSecond, long jitterMillis) {
        return new Increasing(startMillis, eventsPerSecond, jitterMillis);
    }
}
