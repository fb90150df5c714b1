package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a stream that carries all events of several streams of the same type, in no particular order between them.
 *
 * <p>Its watermark is the smallest of its inputs.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Union {
    /** Names of at least two streams of this job. */
    String[] value();
}
