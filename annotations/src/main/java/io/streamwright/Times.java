package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the source {@code datagen:} fills an {@link java.time.Instant}, or a {@code long} of milliseconds, with: times that increase
 * from event to event. They do not follow the clock, so that a job that is started again makes the same events again.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Times {
    /** The time of the first event, in ISO-8601. */
    String start() default "2024-01-01T00:00:00Z";

    /** How many events there are in a second of event time, more than 0. */
    double rate() default 1000;

    /** Each time is earlier by a random share of this, so that events come out of order. */
    String jitter() default "0s";
}
