/**
 * Operators and how they see the engine: the base classes of generated operators and of the generated wiring of a lane.
 *
 * <p>An operator knows the {@link io.streamwright.core.operator.OperatorContext} (configuration, services, clock), the {@link
 * io.streamwright.core.operator.Output} behind it, and is told watermarks and barriers by whoever runs it: a lane, the test
 * harness, or another engine. It knows nothing of lanes, threads, sources and snapshots' storage.
 */
@NullMarked
package io.streamwright.core.operator;

import org.jspecify.annotations.NullMarked;
