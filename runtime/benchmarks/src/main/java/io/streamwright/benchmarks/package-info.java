/** Measurements of the runtime and of generated jobs. */
@NullMarked
package io.streamwright.benchmarks;

import org.jspecify.annotations.NullMarked;
