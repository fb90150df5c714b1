package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The events of the inputs stay on their lanes, in order.
 *
 * <p>This is what happens anyway, where it can. Said explicitly, on a step, a union or the application of an operator without a
 * key, the job does not compile if it cannot: if an input runs on another number of lanes.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Forward {}
