package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The handler for a timer of a keyed operator that is due.
 *
 * <p>Event-time timers fire when the watermark reaches their time, processing-time timers when the clock does; timers of an
 * operator fire in the order of their times. Parameters: {@link KeyTimer}, {@link Key}, {@link EventTime} (the time the
 * timer was set for), {@link Out}. Output as for {@link OnEvent}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnTimer {
    /** The name of the timer: that of the {@link KeyTimer} parameters that set it. */
    String value();

    /** The time that makes it fire. */
    TimeDomain time() default TimeDomain.EVENT;
}
