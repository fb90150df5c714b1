package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a stream as the output of an operator class.
 *
 * <p>Stands on an abstract method of a {@link StreamJob} that returns {@code StreamOf<T>} and takes no parameters. Its
 * inputs are named by {@link From}; without it, each type the operator handles must have exactly one stream that fits.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Apply {
    /** The operator: a static or top-level, not generic class with an accessible constructor without parameters. */
    Class<?> value();
}
