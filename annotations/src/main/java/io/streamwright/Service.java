package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field of an operator that holds something of the embedding program: a client, a model, a cache.
 *
 * <p>There is one instance per lane, made when the job starts and closed with it if it is {@link AutoCloseable}. The program
 * supplies it by its type; a class with an accessible constructor without parameters is made by the job where nothing was
 * supplied.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Service {}
