/** The workloads as loops written by hand, each the best we can write: what the jobs are measured against. */
@NullMarked
package io.streamwright.benchmarks.loops;

import org.jspecify.annotations.NullMarked;
