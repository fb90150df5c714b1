/**
 * The first stage: turns the compiler's elements, from source or from class files, into the records of {@code model}.
 *
 * <p>Reading is lenient. It judges nothing but whether a thing can be described at all, and notes what it finds where it
 * finds it; a type that does not exist yet is noted too, so that the job can wait for the round in which another processor
 * has generated it.
 */
@NullMarked
package io.streamwright.processor.read;

import org.jspecify.annotations.NullMarked;
