package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The key of an operator's state.
 *
 * <p>Each name is a component, field or method without parameters of the event, or a static method of the operator
 * that takes the event. Several names make a composed key. On the event parameter of a handler it overrides what the class
 * says, for events that name the key differently; number and types must agree.
 *
 * <p>Key types: primitives and their boxes, {@code String}, {@code UUID}, enums, {@code java.time} values, {@code BigDecimal},
 * records of these. A key may not be null.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PARAMETER})
public @interface KeyedBy {
    /** One or several names. */
    String[] value();
}
