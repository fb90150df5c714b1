package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that a stream is read from the outside world.
 *
 * <p>Stands on an abstract method of a {@link StreamJob} that returns {@code StreamOf<T>} and takes no parameters. The
 * address can be overridden when the job starts ({@code --views=file:other.jsonl}), as can every option ({@code
 * --views.format=csv}).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Source {
    /**
     * The default address, {@code scheme:location}, optionally followed by {@code ?option=value&option=value}, for example
     * {@code file:views.jsonl} or {@code file:in/?follow=true}.
     */
    String value();
}
