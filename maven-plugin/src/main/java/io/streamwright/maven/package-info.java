/**
 * Goals that make a compiled job runnable. The classes called {@code …Mojo} take what Maven knows and hand it to the others,
 * which know files and nothing of Maven.
 */
@NullMarked
package io.streamwright.maven;

import org.jspecify.annotations.NullMarked;
