/**
 * Stress tests of what lanes, the snapshot thread, the discovery thread and those who ask share: each state is raced by two
 * threads as often as time allows, and every outcome that the protocol forbids has its name.
 */
@NullMarked
package io.streamwright.core.exec;

import org.jspecify.annotations.NullMarked;
