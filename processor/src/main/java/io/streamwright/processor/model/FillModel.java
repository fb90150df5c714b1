package io.streamwright.processor.model;

import java.util.List;
import java.util.OptionalLong;

/** An annotation that says how a part of an event is filled where events are made up. */
public sealed interface FillModel {

    /** The annotation, for messages: {@code @Range}. */
    String annotation();

    /** Where it stands. */
    Place place();

    /** {@code @Range}. */
    record Between(double min, double max, Place place) implements FillModel {
        @Override
        public String annotation() {
            return "@Range";
        }
    }

    /** {@code @OneOf}. */
    record Choice(List<Text> values, Place place) implements FillModel {
        public Choice {
            values = List.copyOf(values);
        }

        @Override
        public String annotation() {
            return "@OneOf";
        }
    }

    /** {@code @Distinct}. */
    record Count(int count, Place place) implements FillModel {
        @Override
        public String annotation() {
            return "@Distinct";
        }
    }

    /** {@code @Sequence}. */
    record Numbered(int from, String prefix, Place place) implements FillModel {
        @Override
        public String annotation() {
            return "@Sequence";
        }
    }

    /**
     * {@code @Times}.
     *
     * @param start as written
     * @param startMillis the same, if it is a time
     */
    record Increasing(Text start, OptionalLong startMillis, double rate, DurationValue jitter, Place place)
            implements FillModel {
        @Override
        public String annotation() {
            return "@Times";
        }
    }
}
