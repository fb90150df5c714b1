/** The workloads as jobs, each as a user would write it. */
@NullMarked
package io.streamwright.benchmarks.jobs;

import org.jspecify.annotations.NullMarked;
