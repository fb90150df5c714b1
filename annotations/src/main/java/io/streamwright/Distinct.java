package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many different values the source {@code datagen:} fills a text or a {@link java.util.UUID} with: {@code user-0} to {@code
 * user-999} for 1,000 of a component named {@code user}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Distinct {
    /** How many, at least one. */
    int value();
}
