/**
 * Random jobs: drawn from a seed, written as Java, compiled by the processor, and run with random input and restarts both by
 * the engine and by a naive interpreter of the language, which must agree on everything a stream carries.
 *
 * <p>{@link io.streamwright.testkit.random.JobDraw} draws a job as a description and as source, {@link
 * io.streamwright.testkit.random.JobCompiler} compiles a batch, {@link io.streamwright.testkit.random.NaiveJob} interprets
 * one, {@link io.streamwright.testkit.random.Duel} runs both on one lane. The interpreter calls the same user classes by reflection; what
 * is independent is everything that the engine does around them.
 *
 * <p>{@link io.streamwright.testkit.random.LanesDraw} draws jobs for several lanes, whose results are to be the same under all
 * schedules of a {@link io.streamwright.testkit.simulation.Simulation}: {@link io.streamwright.testkit.random.Flow} says what
 * holds of each of their streams, {@link io.streamwright.testkit.random.Rules} what an operator may then depend on, and
 * {@link io.streamwright.testkit.random.LanesResults} compares with the interpreter.
 */
@NullMarked
package io.streamwright.testkit.random;

import org.jspecify.annotations.NullMarked;
