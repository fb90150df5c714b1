/**
 * Execution: what makes a compiled job run in this process. It resolves connectors, restores state, drives the lanes, takes
 * snapshots and publishes what sinks hold back.
 *
 * <p>On the way of the data this surrounds the generated wiring: a {@code LaneRunner} polls the splits of its sources, whose
 * events run through the operators into the writers of the sinks; the snapshot thread asks for barriers and writes what the
 * lanes freeze. Programs that embed a job use {@link io.streamwright.core.api.JobRunner}; the public classes here are for
 * other drivers of a lane (the test harness) and may change.
 */
@NullMarked
package io.streamwright.core.exec;

import org.jspecify.annotations.NullMarked;
