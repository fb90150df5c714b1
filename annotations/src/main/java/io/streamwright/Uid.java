package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permanent name under which the state of an operator, the position of a source or the pending output of a sink is kept
 * in snapshots.
 *
 * <p>On an operator class it holds for each application; on a job's method it overrides that. Without any, it is the name
 * of the stream, so that renaming the stream would lose the state. Unique within a job.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Uid {
    /** 1 to 64 of {@code a-z}, {@code A-Z}, {@code 0-9}, {@code -}, {@code _} and {@code .}, starting with a letter. */
    String value();
}
