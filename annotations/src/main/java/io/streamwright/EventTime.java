package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The time at which an event happened.
 *
 * <p>On a component of a record, or a field or method without parameters of a class: where events of that type enter the job
 * at a source, this is their time. Its type is {@code Instant}, {@code long} (milliseconds since 1970, UTC), {@code
 * OffsetDateTime} or {@code ZonedDateTime}; finer times are floored to milliseconds. From there on the time travels with the
 * event: what a handler puts out has the time of the event or timer it answers, what a window puts out has the last
 * millisecond of the window.
 *
 * <p>On a parameter of a handler or step, of type {@code Instant} or {@code long}: the time of the event, or the time
 * the timer was set for.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface EventTime {}
