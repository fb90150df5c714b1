package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field of an operator that is set from the configuration of the job ({@code --limit=5}), once, when the job starts.
 *
 * <p>Types: primitives and boxes, {@code String}, enums, {@code BigDecimal}, {@code Duration} ({@code 5s} or ISO-8601), {@code
 * Instant}, {@code LocalDate}. The initial value of the field is the default.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Config {
    /** The name of the setting: {@code a-z}, {@code 0-9}, {@code -} and {@code .}, starting with a letter. */
    String value();

    /** Whether the job refuses to start where the setting is missing. */
    boolean required() default false;

    /** One line for {@code --help}. */
    String description() default "";
}
