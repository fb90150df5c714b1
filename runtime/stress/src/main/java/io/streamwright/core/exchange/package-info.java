/**
 * Stress tests of the ways from lane to lane: each state is raced by two threads as often as time allows, and every outcome
 * that the protocol forbids has its name.
 */
@NullMarked
package io.streamwright.core.exchange;

import org.jspecify.annotations.NullMarked;
