/**
 * The ways of events from lane to lane: bounded rings of batches, a ring for each pair of lanes and each exchange of the job.
 * Stands between a stage of one lane, which puts events into an {@link io.streamwright.core.exchange.Exchange}, and the next
 * stage of all lanes, which take them out by way of their {@link io.streamwright.core.exchange.InputGate}. A job with one lane
 * has none of this.
 */
@NullMarked
package io.streamwright.core.exchange;

import org.jspecify.annotations.NullMarked;
