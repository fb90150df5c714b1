/** Parts of the runtime, each by itself, with JMH. */
@NullMarked
package io.streamwright.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
