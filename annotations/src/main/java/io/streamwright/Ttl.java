package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long state of a key is kept that is not written any more, by the clock (processing time).
 *
 * <pre>{@code
 * @KeyedBy("id") @Ttl("24h")
 * class Once {
 *   @State boolean seen;
 *
 *   @OnEvent Order first(Order order) {
 *     if (seen) return null;
 *     seen = true;
 *     return order;
 *   }
 * }
 * }</pre>
 *
 * <p>On a {@link State} field: its value expires by itself; each element of a {@link ListState} and each entry of a {@link
 * MapState} has its own time. On an operator class: all fields without a {@code @Ttl} of their own; the plain ones of these are
 * one value that expires as a whole, elements and entries still have times of their own.
 *
 * <p>What has expired reads as what a new key begins with. It is removed when it is met, and in passing while the job runs, a few
 * rows at a time, so that keys that never come again go as well.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface Ttl {

    /** How long: {@code "1h"}; more than zero. */
    String value();

    /** What begins the time anew. */
    Update update() default Update.ON_CREATE_AND_WRITE;

    /** Whether what has expired can be seen. */
    Visibility visibility() default Visibility.NEVER_RETURN_EXPIRED;

    /**
     * What begins the time anew. Each call of a handler reads all plain fields, and writes those that it leaves with another
     * value; lists and maps are read and written by their methods.
     */
    enum Update {
        /** Being written. */
        ON_CREATE_AND_WRITE,
        /** Being written or read. */
        ON_READ_AND_WRITE
    }

    /** Whether what has expired can be seen. */
    enum Visibility {
        /** It cannot, whether or not it has been removed. */
        NEVER_RETURN_EXPIRED,
        /** It can, once, as long as it has not been removed in passing. */
        RETURN_EXPIRED_IF_NOT_CLEANED_UP
    }
}
