package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method of a windowed operator that adds the state of another instance to its own: {@code void merge(Same other)}.
 *
 * <p>The fields are then what they would be had the events of {@code other} come after one's own. Merging is associative: of
 * three instances in a row it does not matter which two are merged first. It need not be commutative: the instance that is
 * merged into the other is always the later one.
 *
 * <p>With it, windows that overlap share what they have in common, and an event changes one row instead of one per window; see
 * {@link Window#slide()}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Merge {}
