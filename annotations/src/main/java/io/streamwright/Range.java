package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the source {@code datagen:} fills a number with: one between two bounds, both included, evenly spread. On numbers of all
 * kinds, their boxes and {@link java.math.BigDecimal}, of which it makes values with two decimal places.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Range {
    /** The least value. */
    double min();

    /** The greatest value. */
    double max();
}
