package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How event time advances on a source, or anew on a step whose type has an {@link EventTime}.
 *
 * <p>After each event the watermark of its split becomes the largest time seen in that split less {@link #outOfOrder()} less
 * one millisecond. A watermark {@code t} says that no event with a time up to {@code t} is to be expected. The watermark of
 * the source is the smallest of its splits. Other watermarks are told by a method of the job ({@link #by()}). Without this
 * annotation a source whose type has an {@link EventTime} has an {@code outOfOrder} of zero.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Watermark {
    /** How much later than its successors an event may come: a duration such as {@code "5s"}. */
    String outOfOrder() default "0s";

    /**
     * After how long without an event a split no longer holds back the others: a duration such as {@code "30s"}, in
     * processing time. The time does not count in which the source is held back, by those that take its events or by {@link
     * #alignWithin}. Empty: never. For sources.
     */
    String idleAfter() default "";

    /**
     * The name of a method of the job that tells the watermark after an event, in place of {@link #outOfOrder}: static or default,
     * taking the event, or the event and its time as {@code long} or {@link java.time.Instant}, and returning {@code long}, {@code
     * Long}, {@code Instant} or {@code Optional<Instant>}. Null, empty and {@link Long#MIN_VALUE} are no watermark, and a lower
     * one than before does nothing.
     */
    String by() default "";

    /**
     * How often the watermark moves: a duration such as {@code "200ms"}, in processing time. Empty: with each event. What
     * follows from it depends on the speed of the run.
     */
    String every() default "";

    /**
     * How far the watermark of a split may be ahead of that of the slowest source of {@link #alignGroup}: a duration such as {@code
     * "30s"}. One that is further ahead is not read until the others have caught up. Empty: as far as it likes. For sources.
     */
    String alignWithin() default "";

    /** The name of the sources that keep step with each other, those that name none being a group as well. */
    String alignGroup() default "default";
}
