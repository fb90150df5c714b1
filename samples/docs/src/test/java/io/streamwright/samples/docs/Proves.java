package io.streamwright.samples.docs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which blocks of the documentation a test class runs, compiles or compares. {@link EveryBlockTest} adds them up. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Proves.All.class)
public @interface Proves {
    /** The path of the page, or {@code *} for all. */
    String page();

    /** The language of the blocks, or {@code *} for all. */
    String language() default "*";

    /** How those that are meant begin; all if nothing is said. */
    String[] beginning() default {};

    /** For several. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        Proves[] value();
    }
}
