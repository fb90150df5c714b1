/** The jobs whose generated operators run in Flink. Ordinary jobs: nothing in them knows where they run. */
@NullMarked
package io.streamwright.flink.jobs;

import org.jspecify.annotations.NullMarked;
