package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a windowed operator that is called after {@link OnEvent}, for each event and each of its windows, and decides whether
 * the window fires now: it returns {@code boolean}, or {@link Fire} to have the state begin anew as well.
 *
 * <p>It sees the fields with the event added, and what it leaves in them is kept. Parameters: the event (not needed; a class that
 * handles several types may have a method for each), {@link Key}, {@link EventTime}, {@link WindowStart}, {@link WindowEnd}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface FireWhen {}
