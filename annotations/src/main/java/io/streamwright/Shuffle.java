package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Each event of the inputs goes to a lane by chance.
 *
 * <p>Stands on a step, a union or the application of an operator without a key. Events that followed each other may then pass
 * each other. On a job with one lane it changes nothing.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Shuffle {}
