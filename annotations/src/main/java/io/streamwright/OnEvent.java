package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The handler of an operator for one type of event.
 *
 * <p>Its first parameter that is not bound otherwise is the event. Others may be: {@link KeyTimer} (named after an {@link
 * OnTimer}), {@link Key}, {@link EventTime}, {@link Out}. What it returns is put out: a value, {@code null} for nothing, an
 * {@code Optional}, an {@code Iterable} or {@code List}; or it takes an {@link Out}. In a windowed operator it returns
 * nothing and is called once per window of the event. If it throws, nothing is stored.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnEvent {}
