package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The handler of a windowed operator for an event that comes too late for all of its windows, which is dropped otherwise.
 *
 * <p>It sees no state: no window of the event is left. What it puts out is the stream that {@link Late} declares. Parameters:
 * the event, of a type that an {@link OnEvent} method takes; {@link Key}, {@link EventTime}, {@link Out}. Output as for {@link
 * OnEvent}, of any type.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnLate {}
