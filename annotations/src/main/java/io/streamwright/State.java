package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field of an operator that is kept: per key in a keyed operator, per key and window in a windowed one, per lane in one
 * without a key, whose fields are {@link ListState}s.
 *
 * <p>The initial value of the field is that of a new key. The field is package-private or wider, and neither static nor
 * final. A row whose fields are all back at their initial values and that has no timer pending is removed.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface State {

    /** How the lists of all lanes are given to the lanes of a job that goes on from a snapshot; for operators without a key. */
    Redistribution redistribute() default Redistribution.SPLIT;
}
