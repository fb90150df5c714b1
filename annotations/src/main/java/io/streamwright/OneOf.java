package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the source {@code datagen:} fills a text, an enum or a character with: one of these, each as often as the others; one that
 * stands here twice comes twice as often.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface OneOf {
    /** The values; of an enum the names of its constants. */
    String[] value();
}
