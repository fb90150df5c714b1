package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What happens to input that cannot be decoded. Without it the job fails, naming the place.
 *
 * <p>On a source: {@link ErrorPolicy#SKIP} leaves it out and counts it. On a stream method of type {@code
 * StreamOf<DeadLetter>}: {@link #of()} names the source whose undecodable input becomes the events of this stream.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnError {
    /** What to do, on a source. */
    ErrorPolicy value() default ErrorPolicy.FAIL;

    /** The source whose undecodable input this stream carries; empty on a source. */
    String of() default "";
}
