/**
 * Random jobs: drawn from a seed, written as Java, compiled by the processor, and run with random input and restarts both by
 * the engine and by a naive interpreter of the language, which must agree on everything a stream carries.
 *
 * <p>{@link io.streamwright.testkit.random.JobDraw} draws a job as a description and as source, {@link
 * io.streamwright.testkit.random.JobCompiler} compiles a batch, {@link io.streamwright.testkit.random.NaiveJob} interprets
 * one, {@link io.streamwright.testkit.random.Duel} runs both. The interpreter calls the same user classes by reflection; what
 * is independent is everything that the engine does around them.
 */
@NullMarked
package io.streamwright.testkit.random;

import org.jspecify.annotations.NullMarked;
