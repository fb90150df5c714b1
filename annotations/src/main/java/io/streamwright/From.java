package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the input streams of a step or an application.
 *
 * <p>Where an operator handles several types, each stream goes to the handler of its type.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface From {
    /** Names of streams of this job: the names of the methods that declare them. */
    String[] value();
}
