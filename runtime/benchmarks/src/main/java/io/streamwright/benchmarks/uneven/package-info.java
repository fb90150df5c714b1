/**
 * Input that is not spread evenly: one key with half of all events, and a flood with half of the events late. Whether a job with it
 * comes to its end, with the right results, within memory that is given beforehand.
 */
@NullMarked
package io.streamwright.benchmarks.uneven;

import org.jspecify.annotations.NullMarked;
