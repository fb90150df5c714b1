package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The handler of a windowed operator that is called once per key when its window closes.
 *
 * <p>Parameters: {@link Key}, {@link WindowStart}, {@link WindowEnd}, {@link Out}. Output as for {@link OnEvent}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnClose {}
