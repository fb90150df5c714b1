package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Writes a stream to the outside world.
 *
 * <p>Stands on any stream of a {@link StreamJob} (a source, a step, an application, a union). The address can be
 * overridden when the job starts ({@code --counts=file:out/}); for a source that has a sink as well, the sink answers to
 * {@code --<stream>.sink}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Sink {
    /**
     * The default address, {@code scheme:location}, optionally followed by {@code ?option=value&option=value}, for example
     * {@code file:counts/} or {@code log:}.
     */
    String value();

    /** What the sink must at least deliver; a job whose sink cannot do so does not start. */
    Guarantee guarantee() default Guarantee.AS_THE_SINK_CAN;
}
