/**
 * Whole jobs on one thread, in virtual time and under drawn schedules: {@link
 * io.streamwright.testkit.simulation.Simulation} runs the engine's own lanes, exchanges and coordinator step by step, between
 * a source, a sink and a snapshot store that are slow, fail and survive crashes.
 */
@NullMarked
package io.streamwright.testkit.simulation;

import org.jspecify.annotations.NullMarked;
