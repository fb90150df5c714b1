/**
 * The second stage: judges what was read, one rule per class, and wires the streams of a job to each other.
 *
 * <p>{@link io.streamwright.processor.validate.Validator} lists the rules. Nothing here knows the compiler's elements, and
 * nothing here emits.
 */
@NullMarked
package io.streamwright.processor.validate;

import org.jspecify.annotations.NullMarked;
