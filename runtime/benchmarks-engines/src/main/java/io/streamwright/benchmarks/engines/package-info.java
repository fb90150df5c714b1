/** The workloads of the benchmarks on engines of others. */
@NullMarked
package io.streamwright.benchmarks.engines;

import org.jspecify.annotations.NullMarked;
