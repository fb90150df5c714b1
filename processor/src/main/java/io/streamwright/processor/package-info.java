/**
 * The annotation processor: reads a job at compile time, checks it, plans it and writes the code that the runtime
 * executes.
 */
@NullMarked
package io.streamwright.processor;

import org.jspecify.annotations.NullMarked;
