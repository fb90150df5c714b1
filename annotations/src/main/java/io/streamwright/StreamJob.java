package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface as a streaming job: one method per named stream, read from top to bottom.
 *
 * <p>The processor generates a class named after the interface with {@code Job} appended, in the same package ({@code
 * PageViews} gives {@code PageViewsJob}; a nested {@code Outer.PageViews} gives {@code Outer_PageViewsJob}). It is the only
 * generated class that user code names.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface StreamJob {
    /**
     * The name of the job, shown to operators and written into snapshots: 1 to 64 of {@code a-z}, {@code 0-9} and {@code -},
     * starting with a letter.
     */
    String value();
}
