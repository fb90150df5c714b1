package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The handler of a windowed operator that is called, in place of {@link OnClose}, when a window fires before its end ({@link
 * Window#every()}, {@link Window#everyCount()}, {@link FireWhen}) or again after it ({@link Window#lateness()}).
 *
 * <p>In a class without {@link OnClose} a window puts out nothing at its end. Parameters and output as for {@link OnClose}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnFire {}
