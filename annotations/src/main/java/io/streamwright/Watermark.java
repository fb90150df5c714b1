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
 * the source is the smallest of its splits. Without this annotation a source whose type has an {@link EventTime} has an
 * {@code outOfOrder} of zero.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Watermark {
    /** How much later than its successors an event may come: a duration such as {@code "5s"}. */
    String outOfOrder() default "0s";

    /**
     * After how long without an event a split no longer holds back the others: a duration such as {@code "30s"}, in
     * processing time. Empty: never.
     */
    String idleAfter() default "";
}
