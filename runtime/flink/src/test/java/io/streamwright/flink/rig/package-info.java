/** Plays the same events and watermarks to a job in Flink's cluster and to the test harness. */
@NullMarked
package io.streamwright.flink.rig;

import org.jspecify.annotations.NullMarked;
