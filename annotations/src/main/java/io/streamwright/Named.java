package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A name that differs from the one in the source.
 *
 * <p>On a parameter of a handler: the timer, key component, counter or histogram it binds to, for classes compiled without {@code -parameters} or
 * names that differ. On a component of a record or a field of a class: its name in JSON and CSV.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Named {
    /** The name, not empty. */
    String value();
}
