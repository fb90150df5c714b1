package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the source {@code datagen:} fills a whole number or a text with: the number of the event, which is different for each.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Sequence {
    /** The number of the first event. */
    int from() default 0;

    /** What stands before the number in a text. */
    String prefix() default "";
}
