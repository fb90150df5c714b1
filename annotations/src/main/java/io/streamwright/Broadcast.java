package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Each event of the inputs goes to all lanes, so that each of them sees it.
 *
 * <p>Stands on a step, a union or the application of an operator without a key. What is put out for an event is put out once
 * on each lane. On a job with one lane it changes nothing.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Broadcast {}
