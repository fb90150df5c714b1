package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field of a keyed operator that is kept per key (per key and window in a windowed operator).
 *
 * <p>The initial value of the field is that of a new key. The field is package-private or wider, and neither static nor
 * final. A row whose fields are all back at their initial values and that has no timer pending is removed.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface State {}
