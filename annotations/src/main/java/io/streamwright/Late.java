package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a stream of the events that come too late for all windows of an application.
 *
 * <p>It carries what the {@link OnLate} methods of the operator put out, or, if there is none, the late events as they are, with
 * their times. It is read only where it is named, see {@link From}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Late {
    /** The stream whose operator they are too late for. */
    String of();
}
